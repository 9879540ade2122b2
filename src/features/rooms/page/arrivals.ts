import type { Message } from "../room.ts";
import type { RoomState } from "../session/room-session.ts";

/** What was said while this person listened, as opposed to what was there before or piled up while they were gone. */
export interface Arrivals {
  /** The sequence up to which everything was either heard or is old; undefined until the room was there once. */
  readonly heard: number | undefined;
  /** The network was lost: what is fetched afterwards is old. */
  readonly gone: boolean;
  /** New by the latest state, said by others, in order. */
  readonly fresh: readonly Message[];
}

export const noArrivals: Arrivals = { heard: undefined, gone: false, fresh: [] };

export function arrive(before: Arrivals, { connection, messages, room }: Pick<RoomState, "connection" | "messages" | "room">): Arrivals {
  const none = before.fresh.length === 0 ? before : { ...before, fresh: [] };
  if (connection === "offline" || connection === "connecting") return none.gone ? none : { ...none, gone: true };
  const newest = messages.at(-1)?.sequence ?? 0;
  if (before.heard === undefined || before.gone) {
    // The gap closes while catching up: only then is all of it here.
    return connection === "live" && room ? { heard: Math.max(newest, before.heard ?? 0), gone: false, fresh: [] } : none;
  }
  const { heard } = before;
  if (newest <= heard) return none;
  const fresh = messages.slice(firstAfter(messages, heard)).filter(({ memberId }) => memberId !== room?.me);
  return { heard: newest, gone: false, fresh };
}

/** Searched from the end: what is new stands there, and conversations grow long. */
function firstAfter(messages: readonly Message[], sequence: number): number {
  let index = messages.length;
  while (index > 0 && (messages[index - 1]?.sequence ?? 0) > sequence) index -= 1;
  return index;
}
