import type { Schema } from "../../data/resource.ts";
import { limits } from "../../limits.ts";
import type { Caller } from "../rooms/caller.ts";
import type { Doors } from "../rooms/doors.ts";
import { shownJoinCode } from "../rooms/join-code.ts";
import type { Message } from "../rooms/message.ts";
import type { MessageStore } from "../rooms/message-store.ts";
import { assertOpen, endOf, languagesIn, memberIdOf, membershipOf, type Room, type RoomAnswer, toRoomAnswer } from "../rooms/room.ts";
import type { RoomStore } from "../rooms/room-store.ts";

interface ReadRoom {
  readonly rooms: Pick<RoomStore, "find">;
  readonly messages: Pick<MessageStore, "list">;
  readonly doors: Pick<Doors, "linkedRooms">;
  readonly now: () => number;
}

/** What members read. All throw ParleyError by name. */
export function createReadRoom({ rooms, messages, doors, now }: ReadRoom) {
  async function enter(roomId: string, { person }: Caller) {
    const room = assertOpen(await rooms.find(roomId), now());
    return { room, ...membershipOf(room, person) };
  }

  return {
    async room({ roomId }: Schema["room"]["args"], caller: Caller): Promise<RoomAnswer> {
      const { room, memberId } = await enter(roomId, caller);
      return toRoomAnswer(room, memberId);
    },

    async rooms(_args: object, { person }: Caller) {
      const linked = await doors.linkedRooms(person.key);
      return linked
        .filter((room) => endOf(room) > now() && memberIdOf(room.roomId, person) in room.members)
        .sort((one, other) => (one.activeAt > other.activeAt ? -1 : 1))
        .slice(0, limits.room.listed)
        .map((room) => summaryOf(room, person.key));
    },

    async messages({ roomId, after, limit }: Schema["messages"]["args"], caller: Caller): Promise<Message[]> {
      await enter(roomId, caller);
      const page = Math.min(Math.max(limit ?? limits.room.page, 1), limits.room.page);
      return messages.list(roomId, after ?? 0, page);
    },

    /** Who subscribes: the resolver's template ends the subscription by this when the member leaves or is removed. */
    async onRoomEvent({ roomId }: Schema["onRoomEvent"]["args"], caller: Caller): Promise<{ roomId: string; memberId: string }> {
      const { memberId } = await enter(roomId, caller);
      return { roomId, memberId };
    },
  };
}

function summaryOf(room: Room, person: string) {
  const { roomId, title, code, hostPerson, members, activeAt } = room;
  return {
    roomId,
    title,
    code: shownJoinCode(code),
    isHost: hostPerson === person,
    people: Object.keys(members).length,
    languages: [...languagesIn(room)],
    lastActiveAt: activeAt,
    expiresAt: new Date(endOf(room)).toISOString(),
  };
}
