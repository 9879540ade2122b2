import type { Message, Room } from "../room.ts";
import type { RoomState } from "./room-session.ts";

/** A room as a device keeps it: how it was, and the newest of what was said. */
export interface RoomSnapshot {
  readonly room: Room;
  /** In order. */
  readonly messages: readonly Message[];
  /** Milliseconds since the epoch. */
  readonly keptAt: number;
  /** About how much it takes. */
  readonly bytes: number;
}

const most = { messages: 500, bytes: 1_000_000 };
const day = 24 * 60 * 60_000;
/** The server keeps no message for longer, in whatever room. */
const life = 30 * day;

export function snapshotOf({ room, messages }: Pick<RoomState, "room" | "messages">, now: number): RoomSnapshot | undefined {
  if (!room) return undefined;
  let bytes = JSON.stringify(room).length;
  let first = messages.length;
  while (first > Math.max(0, messages.length - most.messages)) {
    const more = JSON.stringify(messages[first - 1]).length;
    if (bytes + more > most.bytes) break;
    bytes += more;
    first -= 1;
  }
  return { room, messages: messages.slice(first), keptAt: now, bytes };
}

/** What of it may still be shown. */
export const stillKept = (snapshot: RoomSnapshot, now: number): RoomSnapshot => ({
  ...snapshot,
  messages: snapshot.messages.filter(({ saidAt }) => now - Date.parse(saidAt) < life),
});

/** When the room is over, as far as is known here (ms): a day after the last message, which may be news to `expiresAt`. */
export const endOf = ({ room, messages }: Pick<RoomSnapshot, "room" | "messages">): number =>
  Math.max(Date.parse(room.expiresAt), Date.parse(messages.at(-1)?.saidAt ?? room.createdAt) + day);
