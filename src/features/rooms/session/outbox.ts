import type { Outgoing } from "./room-session.ts";

/** Where the outbox is kept: the browser's `localStorage`, which the tabs of a person share, or the like. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/**
 * What a member said and the room has not confirmed, in order. Each text is kept under a key of its own, so that tabs
 * do not overwrite each other's; where storage is full or forbidden, it is kept for as long as the page lives.
 */
export interface Outbox {
  /** In order; the same array as long as nothing changed. */
  list(): readonly Outgoing[];
  /** Says whose it is, and takes in what this member left there: before a reload, or in another tab. Comes before the rest. */
  open(memberId: string): void;
  add(outgoing: Outgoing): void;
  change(messageId: string, change: Pick<Outgoing, "state" | "problem">): void;
  remove(messageId: string): void;
  /** The first that is to be sent. */
  next(): Outgoing | undefined;
  /** Those that another tab has sent or dropped meanwhile. */
  gone(): readonly Outgoing[];
  /** Forgets what is kept for later visits. */
  forget(): void;
}

export function createOutbox(shelf: Shelf, roomId: string): Outbox {
  let prefix = "";
  let list: readonly Outgoing[] = [];
  /** Those that the shelf did not take. */
  const inHand = new Set<string>();

  const keep = (outgoing: Outgoing) => {
    try {
      shelf.setItem(prefix + outgoing.messageId, JSON.stringify(outgoing));
      inHand.delete(outgoing.messageId);
    } catch {
      inHand.add(outgoing.messageId);
    }
  };
  const letGo = (messageId: string) => {
    inHand.delete(messageId);
    quietly(() => shelf.removeItem(prefix + messageId));
  };
  const isKept = ({ messageId }: Outgoing) =>
    inHand.has(messageId) || quietly(() => shelf.getItem(prefix + messageId) !== null) !== false;

  return {
    list: () => list,

    open(memberId) {
      const whose = `parley.outbox.${roomId}.${memberId}.`;
      if (prefix !== whose) list = [];
      prefix = whose;
      const known = new Set(list.map(({ messageId }) => messageId));
      const found = (quietly(() => readAll(shelf, whose)) ?? []).filter(({ messageId }) => !known.has(messageId));
      if (found.length > 0) list = [...list, ...found].sort((a, b) => a.typedAt - b.typedAt);
    },

    add(outgoing) {
      list = [...list, outgoing];
      keep(outgoing);
    },

    change(messageId, change) {
      list = list.map((one) => {
        if (one.messageId !== messageId) return one;
        const { text, language, typedAt } = one;
        const changed = { messageId, text, language, typedAt, ...change };
        // That it is being sent need not outlive the page, and must not bring back what another tab let go.
        if (change.problem ?? one.problem) keep(changed);
        return changed;
      });
    },

    remove(messageId) {
      if (list.some((one) => one.messageId === messageId)) list = list.filter((one) => one.messageId !== messageId);
      letGo(messageId);
    },

    next: () => list.find(({ state }) => state === "queued"),
    gone: () => list.filter((one) => one.state === "queued" && !isKept(one)),

    forget: () => list.forEach(({ messageId }) => letGo(messageId)),
  };
}

function readAll(shelf: Shelf, prefix: string): Outgoing[] {
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? "");
  return keys.filter((key) => key.startsWith(prefix)).flatMap((key) => parse(shelf.getItem(key)) ?? []);
}

/** What was being sent when the page went away is sent again: the room knows it by its id. */
function parse(kept: string | null): Outgoing | undefined {
  const one = quietly(() => JSON.parse(kept ?? "") as Partial<Outgoing> | null);
  if (typeof one?.messageId !== "string" || typeof one.text !== "string") return undefined;
  if (typeof one.language !== "string" || typeof one.typedAt !== "number") return undefined;
  const { messageId, text, language, typedAt, problem } = one;
  return one.state === "failed" && problem
    ? { messageId, text, language, typedAt, state: "failed", problem }
    : { messageId, text, language, typedAt, state: "queued" };
}

/** A browser may forbid storage, and its answers may be old or foul: then there is nothing. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
