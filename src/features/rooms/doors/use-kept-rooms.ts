import { useEffect, useState } from "react";
import { languagesOf } from "../people.ts";
import type { RoomSummary } from "../room.ts";
import { keptRooms } from "../session/kept-rooms.ts";
import { endOf, type RoomSnapshot } from "../session/room-snapshot.ts";

export interface KeptRooms {
  readonly ids: ReadonlySet<string>;
  /** The latest first; empty while nobody needs them. */
  readonly rooms: readonly RoomSummary[];
}

interface Wanted {
  /** All the rooms that the server says one is in: the device lets go of any other. */
  listed: readonly RoomSummary[] | undefined;
  /** There is no answer of the server. */
  needed: boolean;
}

/** The rooms that this device keeps; undefined until it has looked. */
export function useKeptRooms(person: string, { listed, needed }: Wanted): KeptRooms | undefined {
  const [kept, setKept] = useState<KeptRooms>();
  useEffect(() => {
    let over = false;
    const store = keptRooms(person);
    const look = async () => {
      const ids = new Set(await store.keys());
      for (const id of ids) {
        if (!listed || listed.some(({ roomId }) => roomId === id)) continue;
        ids.delete(id);
        void store.delete(id);
      }
      const snapshots = needed ? await Promise.all([...ids].map((id) => store.get(id))) : [];
      const rooms = snapshots.flatMap((snapshot) => (snapshot ? summaryOf(snapshot) : []));
      if (!over) setKept({ ids, rooms: rooms.sort(latestFirst) });
    };
    void look();
    return () => {
      over = true;
    };
  }, [person, listed, needed]);
  return kept;
}

/** What was listed last, and what this device knows since. Undefined while there is neither. */
export function together(listed: readonly RoomSummary[] | undefined, kept: readonly RoomSummary[] = []): readonly RoomSummary[] | undefined {
  if (kept.length === 0) return listed;
  const rooms = new Map([...(listed ?? []), ...kept].sort(latestFirst).reverse().map((room) => [room.roomId, room]));
  return [...rooms.values()].sort(latestFirst);
}

const latestFirst = (one: RoomSummary, other: RoomSummary) => Date.parse(other.lastActiveAt) - Date.parse(one.lastActiveAt);

export function summaryOf(snapshot: RoomSnapshot): RoomSummary {
  const { roomId, title, code, hostId, me, members, createdAt } = snapshot.room;
  return {
    ...{ roomId, title, code, languages: languagesOf(members), people: members.length, isHost: me === hostId },
    lastActiveAt: snapshot.messages.at(-1)?.saidAt ?? createdAt,
    expiresAt: new Date(endOf(snapshot)).toISOString(),
  };
}
