import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSession } from "../../api/use-session.ts";
import { type Phrase, phraseId, phraseText, type PhraseText, sameText } from "./phrase.ts";
import { allPhrases } from "./phrase-list.ts";
import { keptQuery, phrasesQuery } from "./phrases-query.ts";
import { useChangePhrases } from "./use-change-phrases.ts";
import { rememberWish, takeWish } from "./wish.ts";

const nothing: PhraseText = { sourceText: "", sourceLanguage: "", targetText: "", targetLanguage: "" };

/**
 * The star beside a translation; undefined while there is nothing to keep. For a guest a press asks to sign in, and
 * the phrase is kept as soon as they have.
 */
export function useKeepPhrase(translation: PhraseText | undefined, onSignIn: () => void) {
  const session = useSession();
  const sub = session.state === "signed-in" ? session.sub : "";
  const change = useChangePhrases(sub);
  const phrase = useKept(sub, translation && phraseText(translation));

  const keep = async (text: PhraseText) => {
    const id = await phraseId(sub, text);
    change({ kind: "keep", phrase: { ...text, id, favourite: false, createdAt: new Date().toISOString() } });
  };

  useEffect(() => {
    const wish = sub && takeWish();
    if (wish) void keep(wish);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a wish comes true at the moment of the sign-in, once
  }, [sub]);

  return {
    kept: phrase !== undefined,
    toggle: () => {
      if (!translation) return;
      const text = phraseText(translation);
      if (phrase) change({ kind: "remove", phrase });
      else if (sub) void keep(text);
      else {
        rememberWish(text);
        onSignIn();
      }
    },
  };
}

/** The kept phrase with this text: from the list, or asked for by its id while the list has pages that are not loaded. */
function useKept(sub: string, text: PhraseText | undefined): Phrase | undefined {
  const list = useInfiniteQuery({ ...phrasesQuery(sub), enabled: sub !== "" });
  const listed = text && list.data && allPhrases(list.data).find((phrase) => sameText(phrase, text));
  const isLong = sub !== "" && text !== undefined && list.hasNextPage && !listed;
  const found = useQuery({ ...keptQuery(sub, text ?? nothing), enabled: isLong });
  return listed ?? (isLong ? (found.data ?? undefined) : undefined);
}
