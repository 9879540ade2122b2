import { useMemo, useState, useSyncExternalStore } from "react";
import { useLocation } from "wouter";
import { useSession } from "../api/use-session.ts";
import { accountOf } from "../device/account.ts";
import { usePhraseBook } from "../features/phrases/book/use-phrase-book.ts";
import { type WaitingPhrase, waitingPhrases } from "../features/phrases/waiting/waiting-phrases.ts";
import { waitingMessages } from "../features/rooms/waiting/waiting-messages.ts";
import type { MessageId } from "../locales/message-id.ts";
import { useReach } from "./use-reach.ts";
import { closeWaiting } from "./waiting-open.ts";
import type { WaitingRow } from "./waiting-row.ts";

const doing: Record<WaitingPhrase["doing"], MessageId> = { keep: "waiting.keep", edit: "waiting.edit", remove: "waiting.remove" };
const standing = { queued: "waiting", sending: "sending", failed: "refused" } as const;

/**
 * How much on this device the server does not have yet, and the phrase that is being mended. The rows are there while
 * somebody looks (`open`): a thousand changes are sent under the eyes of a header that only counts them.
 */
export function useWaitingRows(open: boolean) {
  const phrases = usePhraseBook();
  const unreachable = useReach() !== undefined;
  const [mending, onMend] = useState<WaitingPhrase>();
  const said = useSaidRows();
  const outbox = phrases?.state.outbox ?? [];
  const kept = open && phrases ? waitingPhrases(phrases.state) : [];
  return {
    count: outbox.length + said.length,
    refused: [...outbox, ...said].filter(({ state }) => state === "refused").length,
    rows: open ? [...kept.map((waiting) => phraseRow(waiting, phrases, onMend)), ...said] : [],
    offline: unreachable || phrases?.state.connection === "offline",
    hurry: () => phrases?.book.hurry(),
    mending,
    onMended: () => onMend(undefined),
  };
}

function phraseRow(waiting: WaitingPhrase, phrases: ReturnType<typeof usePhraseBook>, onMend: (waiting: WaitingPhrase) => void): WaitingRow {
  const { item, phrase, text } = waiting;
  return {
    id: item.id,
    what: text ? doing[waiting.doing] : "waiting.unknown",
    text: text?.sourceText ?? "",
    language: text?.sourceLanguage ?? "",
    state: item.state,
    ...(item.problem && { problem: item.problem.sentence }),
    ...(phrase && { mend: () => onMend(waiting) }),
    again: () => void phrases?.book.again(item.id),
    drop: () => void phrases?.book.drop(item.id),
  };
}

/** What was said in conversations. It is mended where it was said. */
function useSaidRows(): WaitingRow[] {
  const account = accountOf(useSession());
  const [, go] = useLocation();
  const messages = useMemo(() => waitingMessages(account), [account]);
  const said = useSyncExternalStore(messages.subscribe, messages.list);
  return said.map(({ messageId, roomId, roomTitle, text, language, state, problem }) => ({
    id: messageId,
    what: "waiting.say",
    values: { title: roomTitle },
    text,
    language,
    state: standing[state],
    ...(problem && { problem: problem.sentence }),
    mend: () => {
      closeWaiting();
      go(`/conversations/${roomId}`);
    },
    again: () => messages.again(messageId),
    drop: () => messages.drop(messageId),
  }));
}
