import type { Outgoing } from "./room-session.ts";

/** What the shelf stands on: the browser's `localStorage`, which the tabs of a person share and a crash does not take, or the like. */
export type ShelfStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** What somebody said in a room and the room has not confirmed. On the shelf it is `queued` or `failed`. */
export interface Waiting extends Outgoing {
  readonly roomId: string;
  /** For where the room itself is not at hand. */
  readonly roomTitle: string;
  readonly memberId: string;
}

/**
 * What one person said in whichever room, in whichever tab of this browser, and what does not stand there yet. Each text is
 * kept under a key of its own, so that tabs do not overwrite each other's; where storage is full or forbidden, it is kept
 * for as long as the page lives.
 */
export interface Shelf {
  /** In the order of typing; the same objects, in the same array, as long as nothing changed. */
  list(): readonly Waiting[];
  has(messageId: string): boolean;
  put(waiting: Waiting): void;
  remove(messageId: string): void;
  /** Tells of every change, by whomever. */
  subscribe(listener: () => void): () => void;
  /** A page of this room is open in this tab, and sends what waits for it. Answers with what ends that. */
  attend(roomId: string): () => void;
  isAttended(roomId: string): boolean;
}

/** `subscribeElsewhere` tells when another tab changed the storage. */
export function createShelf(
  account: string,
  storage: ShelfStorage,
  subscribeElsewhere: (listener: () => void) => () => void = () => () => undefined,
): Shelf {
  const prefix = prefixOf(account);
  const listeners = new Set<() => void>();
  const attended: string[] = [];
  /** Those that the storage did not take. */
  const inHand = new Map<string, Waiting>();
  let read = new Map<string, { kept: string; waiting: Waiting | undefined }>();
  let list: readonly Waiting[] = [];

  const tell = () => [...listeners].forEach((listener) => listener());
  let stopListening: (() => void) | undefined;

  return {
    list() {
      const before = read;
      read = new Map(
        keysOf(storage, prefix).map((key) => {
          const kept = quietly(() => storage.getItem(key)) ?? "";
          const known = before.get(key);
          return [key, known?.kept === kept ? known : { kept, waiting: parse(kept) }];
        }),
      );
      const all = [...[...read.values()].flatMap(({ waiting }) => waiting ?? []), ...inHand.values()];
      const next = all.sort((a, b) => a.typedAt - b.typedAt || (a.messageId < b.messageId ? -1 : 1));
      if (next.length !== list.length || next.some((one, index) => one !== list[index])) list = next;
      return list;
    },

    // Where it cannot be looked up, nobody else can have taken it away.
    has: (messageId) => inHand.has(messageId) || quietly(() => storage.getItem(prefix + messageId) !== null) !== false,

    put(waiting) {
      const { roomId, roomTitle, memberId, messageId, text, language, typedAt, state, problem } = waiting;
      const kept = { roomId, roomTitle, memberId, messageId, text, language, typedAt, state, ...(problem && { problem }) };
      try {
        storage.setItem(prefix + messageId, JSON.stringify(kept));
        inHand.delete(messageId);
      } catch {
        inHand.set(messageId, kept);
      }
      tell();
    },
    remove(messageId) {
      inHand.delete(messageId);
      quietly(() => storage.removeItem(prefix + messageId));
      tell();
    },

    subscribe(listener) {
      if (listeners.size === 0) stopListening = subscribeElsewhere(tell);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stopListening?.();
      };
    },

    attend(roomId) {
      attended.push(roomId);
      tell();
      return () => {
        const place = attended.indexOf(roomId);
        if (place >= 0) attended.splice(place, 1);
        tell();
      };
    },
    isAttended: (roomId) => attended.includes(roomId),
  };
}

/** `device/forget.ts` knows by it whose it is. */
const prefixOf = (account: string) => `parley.outbox.${account}.`;

const keysOf = (storage: ShelfStorage, prefix: string): string[] =>
  quietly(() => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ""))?.filter((key) => key.startsWith(prefix)) ?? [];

/** What was being sent when the page went away is sent again: the room knows it by its id. */
function parse(kept: string): Waiting | undefined {
  const one = quietly(() => JSON.parse(kept) as Partial<Waiting> | null);
  if (typeof one?.roomId !== "string" || typeof one.memberId !== "string" || typeof one.messageId !== "string") return undefined;
  if (typeof one.text !== "string" || typeof one.language !== "string" || typeof one.typedAt !== "number") return undefined;
  const { roomId, memberId, messageId, text, language, typedAt, problem, roomTitle = "" } = one;
  const waiting = { roomId, roomTitle, memberId, messageId, text, language, typedAt };
  return one.state === "failed" && problem ? { ...waiting, state: "failed", problem } : { ...waiting, state: "queued" };
}

/** A browser may forbid storage, and what it answers may be old or foul: then there is nothing. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
