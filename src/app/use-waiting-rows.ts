import { useState } from "react";
import { usePhraseBook } from "../features/phrases/book/use-phrase-book.ts";
import { type WaitingPhrase, waitingPhrases } from "../features/phrases/waiting/waiting-phrases.ts";
import type { MessageId } from "../locales/message-id.ts";
import { useReach } from "./use-reach.ts";
import type { WaitingRow } from "./waiting-row.ts";

const doing: Record<WaitingPhrase["doing"], MessageId> = { keep: "waiting.keep", edit: "waiting.edit", remove: "waiting.remove" };

/** Everything on this device that the server does not have yet, and the phrase that is being mended. */
export function useWaitingRows() {
  const phrases = usePhraseBook();
  const unreachable = useReach() !== undefined;
  const [mending, setMending] = useState<WaitingPhrase>();
  const rows: WaitingRow[] = !phrases
    ? []
    : waitingPhrases(phrases.state).map((waiting) => {
        const { item, phrase } = waiting;
        return {
          id: item.id,
          what: phrase ? doing[waiting.doing] : "waiting.unknown",
          text: phrase?.sourceText ?? "",
          language: phrase?.sourceLanguage ?? "",
          state: item.state,
          ...(item.problem && { problem: item.problem.sentence }),
          ...(phrase && waiting.doing !== "remove" && { mend: () => setMending(waiting) }),
          again: () => void phrases.book.again(item.id),
          drop: () => void phrases.book.drop(item.id),
        };
      });
  return {
    rows,
    offline: phrases ? phrases.state.connection === "offline" : unreachable,
    hurry: () => phrases?.book.hurry(),
    mending,
    onMended: () => setMending(undefined),
  };
}
