import { type BoundedStore, createBoundedStore } from "../../../device/bounded-store.ts";
import { type Clock, systemClock } from "../../../device/clock.ts";
import type { RoomSession } from "./room-session.ts";
import { type RoomSnapshot, snapshotOf } from "./room-snapshot.ts";

/** The rooms that this device keeps of an account. Opened anew by whoever needs them: an account can be forgotten in between. */
export const keptRooms = (account: string): BoundedStore<RoomSnapshot> =>
  createBoundedStore(account, "rooms", { items: 30, bytes: 8_000_000 });

/** Milliseconds between two writes: what changes in between is written together. */
const pause = 1_000;

/**
 * Keeps the room of this session on the device as it changes, and lets go of it once the person is not in it any more.
 * `flush` writes what is not written yet.
 */
export function keepRoom(roomId: string, session: Pick<RoomSession, "getState" | "subscribe">, rooms: Pick<BoundedStore<RoomSnapshot>, "put" | "delete">, clock: Clock = systemClock) {
  let kept = session.getState();
  let writtenAt = -Infinity;
  let callOff: (() => void) | undefined;

  const flush = () => {
    callOff?.();
    callOff = undefined;
    const state = session.getState();
    if (state.ended || state.gone || (state.room === kept.room && state.messages === kept.messages)) return;
    kept = state;
    writtenAt = clock.now();
    const snapshot = snapshotOf(state, clock.now());
    if (snapshot) void rooms.put(roomId, snapshot, snapshot.bytes);
  };

  const unsubscribe = session.subscribe(() => {
    const { ended, gone } = session.getState();
    if (ended || gone) {
      callOff?.();
      void rooms.delete(roomId);
    } else callOff ??= clock.after(Math.max(0, writtenAt + pause - clock.now()), flush);
  });

  return {
    flush,
    stop: () => {
      flush();
      unsubscribe();
    },
  };
}
