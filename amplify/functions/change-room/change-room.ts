import { randomUUID } from "node:crypto";
import type { Schema } from "../../data/resource.ts";
import { limits } from "../../limits.ts";
import { ParleyError } from "../errors/parley-error.ts";
import { besides } from "../errors/service-errors.ts";
import type { Caller } from "../rooms/caller.ts";
import type { EmptyRoom } from "../rooms/delete-room.ts";
import type { Doors } from "../rooms/doors.ts";
import { parseJoinCode } from "../rooms/join-code.ts";
import type { MessageStore } from "../rooms/message-store.ts";
import { displayName, roomTitle } from "../rooms/names.ts";
import type { EndEvents, Flag, Publish } from "../rooms/room-event.ts";
import {
  assertHost,
  assertNotRemoved,
  assertOpen,
  languagesIn,
  type Member,
  type MemberAnswer,
  memberIdOf,
  membershipOf,
  peopleOf,
  type Room,
  type RoomAnswer,
  toMemberAnswer,
  toRoomAnswer,
} from "../rooms/room.ts";
import type { RoomStore } from "../rooms/room-store.ts";

export interface ChangeRoom {
  readonly rooms: RoomStore;
  readonly messages: Pick<MessageStore, "setUnderstood">;
  readonly doors: Doors;
  readonly emptyRoom: EmptyRoom;
  readonly publish: Publish;
  readonly endEvents: EndEvents;
  /** The code in its usual spelling, if it can be translated from and to. Throws `UnsupportedLanguage`. */
  readonly knownLanguage: (code: string) => Promise<string>;
  readonly now: () => number;
}

type Args<Name extends keyof Schema> = Schema[Name] extends { args: infer Arguments } ? Arguments : never;

/** A member is away, said or unsaid, when nothing was heard for this long: pages tell that they are there every minute. */
const unheardMs = 150_000;

/** Every change of a room but what is said in it. All throw ParleyError by name. */
export function createChangeRoom(deps: ChangeRoom) {
  const { rooms, messages, doors, emptyRoom, publish, endEvents, knownLanguage, now } = deps;
  const isoNow = () => new Date(now()).toISOString();
  const openRoom = async (roomId: string) => assertOpen(await rooms.find(roomId), now());
  const enter = async (roomId: string, { person }: Caller) => {
    const room = await openRoom(roomId);
    return { room, ...membershipOf(room, person) };
  };
  const newMember = (name: string, language: string, { person }: Caller): Member => {
    const joinedAt = isoNow();
    return { name, language, joinedAt, seenAt: joinedAt, away: false, person: person.key };
  };
  /** Says why a change found its condition broken: the room changed after it was read. */
  async function refused(roomId: string, caller: Caller): Promise<never> {
    await enter(roomId, caller);
    throw new ParleyError("ServiceUnavailable", "Somebody else changed the conversation just now. Try again.");
  }

  return {
    async openRoom({ title, language, displayName: name }: Args<"openRoom">, caller: Caller): Promise<RoomAnswer> {
      const member = newMember(displayName(name), await knownLanguage(language), caller);
      const roomId = randomUUID();
      const me = memberIdOf(roomId, caller.person);
      const opened = { title: roomTitle(title), hostId: me, hostPerson: caller.person.key, members: { [me]: member } };
      // The link stands before the room: no room may have a host from whom nothing leads to it.
      const [code] = await Promise.all([doors.makeCode(roomId), doors.link(caller.person.key, roomId)]);
      const times = { createdAt: member.joinedAt, activeAt: member.joinedAt };
      await rooms.create({ roomId, code, ...opened, ...times });
      return toRoomAnswer({ roomId, code, ...opened, ...times, removed: new Set(), languages: new Set(), lastSequence: 0 }, me);
    },

    /** Again, by someone who is in already: a new name and language. */
    async joinRoom({ code: typed, displayName: name, language }: Args<"joinRoom">, caller: Caller) {
      const member = newMember(displayName(name), await knownLanguage(language), caller);
      const takeBack = await doors.countAttempt(caller);
      const code = parseJoinCode(typed);
      const roomId = code && (await doors.roomOf(code));
      if (roomId === undefined) throw new ParleyError("CodeUnknown", "No conversation has this code. Check it, letter by letter.");
      await besides("attempt", takeBack);

      const before = await openRoom(roomId);
      const memberId = memberIdOf(roomId, caller.person);
      assertNotRemoved(before, memberId);
      assertRoomForLanguage(before, member.language);
      await doors.link(caller.person.key, roomId);
      const known = before.members[memberId];
      const room = await rooms.putMember(roomId, memberId, { ...member, joinedAt: known?.joinedAt ?? member.joinedAt });
      if (!room) {
        assertNotRemoved(await openRoom(roomId), memberId);
        throw new ParleyError("RoomFull", `This conversation is full: it has ${limits.room.members} people.`);
      }
      const joined = toMemberAnswer(memberId, room.members[memberId] ?? member);
      await publish({ roomId, kind: known ? "changed" : "joined", member: joined });
      return { roomId, memberId, room: toRoomAnswer(room, memberId) };
    },

    async leaveRoom({ roomId }: Args<"leaveRoom">, caller: Caller): Promise<MemberAnswer> {
      const { memberId } = await enter(roomId, caller);
      return takeOut(roomId, memberId, "left", caller);
    },

    async removeMember({ roomId, memberId }: Args<"removeMember">, caller: Caller): Promise<MemberAnswer> {
      const room = await openRoom(roomId);
      assertHost(room, caller.person);
      if (memberId === room.hostId) throw new ParleyError("HostStays", "You are the host. Leave or close the conversation instead.");
      if (!Object.hasOwn(room.members, memberId)) throw new ParleyError("MemberNotFound", "This person is not in the conversation any more.");
      return takeOut(roomId, memberId, "removed", caller);
    },

    /** What is in the room is gone when this resolves. */
    async closeRoom({ roomId }: Args<"closeRoom">, { person }: Caller): Promise<string> {
      assertHost(await openRoom(roomId), person);
      const room = await rooms.close(roomId);
      if (room) {
        await publish({ roomId, kind: "closed" });
        await emptyRoom(roomId, peopleOf(room));
      }
      return roomId;
    },

    async setMyLanguage({ roomId, language: typed }: Args<"setMyLanguage">, caller: Caller): Promise<MemberAnswer> {
      const language = await knownLanguage(typed);
      const { room, memberId, member } = await enter(roomId, caller);
      assertRoomForLanguage(room, language);
      const changes = { language, seenAt: isoNow() };
      if (!(await rooms.changeMember(roomId, memberId, changes))) return refused(roomId, caller);
      const changed = toMemberAnswer(memberId, { ...member, ...changes });
      await publish({ roomId, kind: "changed", member: changed });
      return changed;
    },

    /** The beat of a page. Others are told only of a change. */
    async setPresence({ roomId, away }: Args<"setPresence">, caller: Caller): Promise<RoomAnswer> {
      const memberId = memberIdOf(roomId, caller.person);
      const changes = { away, seenAt: isoNow() };
      await openRoom(roomId);
      const before = await rooms.changeMember(roomId, memberId, changes);
      const member = before?.members[memberId];
      if (!before || !member) return refused(roomId, caller);
      const changed = { ...member, ...changes };
      const wasAway = member.away || now() - Date.parse(member.seenAt) > unheardMs;
      if (wasAway !== away) await publish({ roomId, kind: "changed", member: toMemberAnswer(memberId, changed) });
      return toRoomAnswer({ ...before, members: { ...before.members, [memberId]: changed } }, memberId);
    },

    async flagMessage({ roomId, sequence, kind }: Args<"flagMessage">, caller: Caller): Promise<Flag> {
      if (kind !== "notUnderstood" && kind !== "understood") {
        throw new ParleyError("FlagUnknown", "A message can be flagged as notUnderstood, or as understood to take that back.");
      }
      const { memberId } = await enter(roomId, caller);
      if (!(await messages.setUnderstood(roomId, sequence, memberId, kind === "understood"))) {
        throw new ParleyError("MessageNotFound", "This message is not in the conversation.");
      }
      const flag: Flag = { roomId, sequence, memberId, kind };
      await publish({ roomId, kind: "flag", flag });
      return flag;
    },
  };

  async function takeOut(roomId: string, memberId: string, kind: "left" | "removed", caller: Caller): Promise<MemberAnswer> {
    const before = await rooms.takeOut(roomId, memberId, kind === "removed");
    const taken = before?.members[memberId];
    if (!taken) return refused(roomId, caller);
    const member = toMemberAnswer(memberId, taken);
    await Promise.all([doors.leave(taken.person, roomId, taken.person === before.hostPerson), publish({ roomId, kind, member })]);
    await endEvents(roomId, memberId);
    return member;
  }
}

/** Throws `TooManyLanguages`. Two who come at once with new languages may both get in: the bound is on cost, not on truth. */
function assertRoomForLanguage(room: Room, language: string): void {
  const languages = languagesIn(room);
  if (!languages.has(language) && languages.size >= limits.room.languages) {
    throw new ParleyError("TooManyLanguages", `This conversation has ${limits.room.languages} languages already. Choose one of those.`);
  }
}
