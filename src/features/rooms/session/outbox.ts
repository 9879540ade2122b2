import type { Outgoing } from "./room-session.ts";
import type { Shelf } from "./shelf.ts";

/**
 * What one member said in one room and the room has not confirmed, as one tab sees it: what lies on the shelf, what of it is
 * being sent here, and what another tab has taken off it and what is not known yet to stand.
 */
export interface Outbox {
  /** In the order of typing; the same array as long as nothing changed. */
  list(): readonly Outgoing[];
  /** Says whose it is. Comes before the rest. */
  open(of: { memberId: string; roomTitle: string }): void;
  /** Takes in what lies on the shelf: from before a reload, or from another tab. Answers whether that was news. */
  look(): boolean;
  add(outgoing: Outgoing): void;
  change(messageId: string, change: Pick<Outgoing, "state" | "problem">): void;
  remove(messageId: string): void;
  /** The first that is to be sent, of those that still lie on the shelf. */
  next(): Outgoing | undefined;
  /** Those that another tab has sent or dropped meanwhile. */
  gone(): readonly Outgoing[];
  /** Takes them off the shelf. */
  forget(): void;
}

/** `stands` tells of what is in the room already, whatever lies on the shelf. */
export function createOutbox(shelf: Shelf, roomId: string, stands: (messageId: string) => boolean = () => false): Outbox {
  let whose = { memberId: "", roomTitle: "" };
  let list: readonly Outgoing[] = [];

  const keep = (outgoing: Outgoing) => shelf.put({ ...outgoing, ...whose, roomId });

  const look = () => {
    const mine = shelf.list().filter((kept) => kept.roomId === roomId && kept.memberId === whose.memberId);
    const shown = new Map(list.map((one) => [one.messageId, one]));
    let news = false;
    for (const { messageId, text, language, typedAt, state, problem } of mine) {
      const known = shown.get(messageId);
      const isSame = known && (known.state === "sending" || (known.state === state && known.problem?.code === problem?.code));
      if (isSame || stands(messageId)) continue;
      shown.set(messageId, { messageId, text, language, typedAt, state, ...(problem && { problem }) });
      news = true;
    }
    if (news) list = [...shown.values()].sort((a, b) => a.typedAt - b.typedAt);
    for (const { messageId } of mine) if (stands(messageId)) shelf.remove(messageId);
    return news;
  };

  return {
    list: () => list,

    open(of) {
      if (whose.memberId !== of.memberId) list = [];
      whose = of;
      look();
    },
    look,

    add(outgoing) {
      list = [...list, outgoing];
      keep(outgoing);
    },

    change(messageId, change) {
      const known = list.find((one) => one.messageId === messageId);
      if (!known) return;
      const { text, language, typedAt } = known;
      const changed = { messageId, text, language, typedAt, ...change };
      list = list.map((one) => (one === known ? changed : one));
      // That it is being sent need not outlive the page, and must not bring back what another tab let go.
      if ((change.problem ?? known.problem) && shelf.has(messageId)) keep(changed);
    },

    remove(messageId) {
      if (list.some((one) => one.messageId === messageId)) list = list.filter((one) => one.messageId !== messageId);
      if (shelf.has(messageId)) shelf.remove(messageId);
    },

    next() {
      look();
      return list.find((one) => one.state === "queued" && shelf.has(one.messageId));
    },
    gone: () => list.filter((one) => one.state !== "sending" && !shelf.has(one.messageId)),

    forget: () => list.forEach(({ messageId }) => shelf.remove(messageId)),
  };
}
