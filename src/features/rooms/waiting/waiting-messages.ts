import { shelfOf } from "../session/browser-shelf.ts";
import type { Waiting } from "../session/shelf.ts";

export type WaitingMessage = Waiting;

/** What somebody said in whichever conversation and what does not stand there yet: for a list outside of the conversations. */
export interface WaitingMessages {
  /** In the order of typing: `queued`, or `failed` with a `problem`. The same array as long as nothing changed. */
  list: () => readonly WaitingMessage[];
  /** Tells of every change, in whichever tab. */
  subscribe: (listener: () => void) => () => void;
  /** Tries one that was refused once more. */
  again: (messageId: string) => void;
  drop: (messageId: string) => void;
}

export function waitingMessages(account: string): WaitingMessages {
  const shelf = shelfOf(account);
  return {
    list: () => shelf.list(),
    subscribe: (listener) => shelf.subscribe(listener),
    again: (messageId) => {
      const refused = shelf.list().find((one) => one.messageId === messageId);
      if (!refused) return;
      const { roomId, roomTitle, memberId, text, language, typedAt } = refused;
      shelf.put({ roomId, roomTitle, memberId, messageId, text, language, typedAt, state: "queued" });
    },
    drop: (messageId) => shelf.remove(messageId),
  };
}

/** How many messages of this account wait in this browser, refused ones too. */
export const countWaiting = (account: string): number => shelfOf(account).list().length;
