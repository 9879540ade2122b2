import { useEffect } from "react";
import { showToast } from "../../ui/toasts.ts";
import { useMessages } from "../../ui/use-messages.ts";
import type { NewPhrase } from "./book/phrase-book.ts";
import { usePhraseBook } from "./book/use-phrase-book.ts";
import { phraseText } from "./phrase.ts";
import { rememberWish, takeWish } from "./wish.ts";

/**
 * The star beside a translation; undefined while there is nothing to keep. For a guest a press asks to sign in, and
 * the phrase is kept as soon as they have.
 */
export function useKeepPhrase(translation: NewPhrase | undefined, onSignIn: () => void) {
  const t = useMessages();
  const book = usePhraseBook()?.book;
  const phrase = translation && book?.find(translation);

  useEffect(() => {
    const wish = book && takeWish();
    if (wish) void book.keep([wish]).then(() => showToast({ text: t("phrases.announce.kept") }));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a wish comes true at the moment of the sign-in, once
  }, [book]);

  const keep = async (text: NewPhrase) => {
    if (!book) {
      rememberWish(text);
      onSignIn();
      return;
    }
    await book.keep([text]);
    showToast({ text: t("phrases.announce.kept") });
  };
  const unkeep = async (id: string) => {
    const removed = await book?.remove([id]);
    const undo = { label: t("phrases.undo"), run: () => void book?.restore(removed ?? []) };
    showToast({ text: t("phrases.announce.deleted"), action: undo });
  };

  return {
    kept: phrase !== undefined,
    toggle: () => {
      if (phrase) void unkeep(phrase.id);
      else if (translation) void keep(phraseText(translation));
    },
  };
}
