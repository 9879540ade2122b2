import { useQuery, useQueryClient } from "@tanstack/react-query";
import { memo, useLayoutEffect, useMemo } from "react";
import { useSession } from "../api/use-session.ts";
import { useLanguageBook } from "../features/languages/use-language-book.ts";
import { usePhraseBook } from "../features/phrases/book/use-phrase-book.ts";
import { useSpeaker } from "../features/speech/use-speaker.ts";
import type { Draft } from "../features/translate/draft.ts";
import { phraseFinder } from "../features/translate/ladder/phrase-finder.ts";
import { shareLeft } from "../features/translate/usage.ts";
import { usageQuery } from "../features/translate/usage-query.ts";
import { useTranslation } from "../features/translate/use-translation.ts";
import type { Live } from "./live.ts";
import { accountOf } from "../device/account.ts";
import { askAgain } from "./queries.ts";
import { useReach } from "./use-reach.ts";

interface LiveTranslationProps {
  draft: Draft;
  /** Called before each paint in which something has changed. */
  onLive: (live: Live) => void;
}

/**
 * Draws nothing: it asks the server about the draft and hands what it learns to the page, which was drawn without it.
 * `memo`, because that hand-over draws the page again, and this with it otherwise.
 */
export const LiveTranslation = memo(function LiveTranslation({ draft, onLive }: LiveTranslationProps) {
  const queries = useQueryClient();
  const session = useSession();
  const { languages, query: asked } = useLanguageBook();
  const { data: usage } = useQuery({
    ...usageQuery(accountOf(session)),
    enabled: asked.data !== undefined,
  });
  const kept = usePhraseBook()?.state.phrases;
  const findPhrase = useMemo(() => phraseFinder(kept ?? []), [kept]);
  const formal = draft.polite && (languages.get(draft.target)?.canBeFormal ?? false);
  const view = useTranslation(draft, formal, { left: shareLeft(usage), lost: useReach(), findPhrase });
  const [voice, speaker] = useSpeaker(() => void queries.invalidateQueries({ queryKey: ["usage"] }));

  useLayoutEffect(() => {
    onLive({ ready: true, languages, usage, view, voice, speaker, askAgain: () => void askAgain(queries) });
  });

  return null;
});
