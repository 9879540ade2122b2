import type { RoomSession, RoomState } from "../../src/features/rooms/session/room-session.ts";
import type { Online } from "../../src/features/rooms/session/browser-online.ts";
import { snapshotOf } from "../../src/features/rooms/session/room-snapshot.ts";
import { createShelf } from "../../src/features/rooms/session/shelf.ts";
import { startRoomSession } from "../../src/features/rooms/session/start-room-session.ts";
import type { RoomMember } from "../support/room-member.ts";
import { roomTransport } from "../support/room-transport.ts";

/** One person's page in the room: the product's own session, over a network and a storage that outlive it. */
export interface Seat {
  readonly memberId: string;
  readonly state: () => RoomState;
  readonly say: (text: string) => void;
  /** The socket breaks; the network is there again at once. */
  readonly cut: () => void;
  /** As a page that is reloaded, with or without what the device kept of the room: what is not in the storage is lost. */
  readonly reload: () => void;
  readonly goOffline: () => void;
  readonly comeBack: () => void;
  readonly leave: () => Promise<void>;
  readonly stop: () => void;
  /** Everything that was said here, in order. */
  readonly said: readonly string[];
  /** Sequence by messageId, of what the API acknowledged to this seat. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** What this seat ever showed that it must not: a number twice, or out of order. */
  readonly faults: readonly string[];
}

export interface SeatOptions {
  readonly roomId: string;
  readonly memberId: string;
  readonly member: RoomMember;
  readonly mends: boolean;
  readonly random: () => number;
}

export function takeSeat({ roomId, memberId, member, mends, random }: SeatOptions): Seat {
  const said: string[] = [];
  const acknowledged = new Map<string, number>();
  const faults: string[] = [];
  const storage = new MapStorage();
  const network = new Network();
  const transport = roomTransport(member, { mends, acknowledged: (messageId, sequence) => acknowledged.set(messageId, sequence) });
  let session = open();

  function open(before?: RoomState): RoomSession {
    const shelf = createShelf(memberId, storage);
    const seed = before && snapshotOf(before, Date.now());
    const opened = startRoomSession({ roomId, transport, shelf, lock: (_, work) => work(), online: network, random, seed });
    let seen: RoomState["messages"] = [];
    opened.subscribe(() => {
      const { messages } = opened.getState();
      if (messages === seen) return;
      seen = messages;
      for (const [index, message] of messages.entries()) {
        const before = messages[index - 1];
        if (before && before.sequence >= message.sequence) faults.push(`${memberId} shows ${before.sequence}, then ${message.sequence}`);
      }
    });
    return opened;
  }

  return {
    memberId,
    said,
    acknowledged,
    faults,
    state: () => session.getState(),
    say(text) {
      said.push(text);
      session.say(text);
    },
    cut: () => transport.cut(),
    reload() {
      session.stop();
      session = open(random() < 0.5 ? session.getState() : undefined);
    },
    goOffline() {
      network.set(false);
      transport.cut();
    },
    comeBack: () => network.set(true),
    leave: () => session.leave(),
    stop: () => session.stop(),
  };
}

/** `localStorage`, of one person. */
class MapStorage {
  private readonly items = new Map<string, string>();
  get length(): number {
    return this.items.size;
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(name: string): string | null {
    return this.items.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    this.items.set(name, value);
  }
  removeItem(name: string): void {
    this.items.delete(name);
  }
}

/** `navigator.onLine`. */
class Network implements Online {
  private isThere = true;
  private readonly listeners = new Set<() => void>();
  isOnline = () => this.isThere;
  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  set(isThere: boolean): void {
    this.isThere = isThere;
    this.listeners.forEach((listen) => listen());
  }
}
