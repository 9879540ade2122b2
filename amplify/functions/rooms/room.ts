import { createHash } from "node:crypto";
import { limits } from "../../limits.ts";
import { ParleyError } from "../errors/parley-error.ts";
import type { Person } from "../quota/person.ts";
import { shownJoinCode } from "./join-code.ts";

/** Times are ISO 8601. */
export interface Member {
  readonly name: string;
  readonly language: string;
  readonly joinedAt: string;
  readonly seenAt: string;
  readonly away: boolean;
  /** `Person.key`; never leaves the backend. */
  readonly person: string;
}

export interface Room {
  readonly roomId: string;
  readonly title: string;
  /** The join code, without the hyphen. */
  readonly code: string;
  readonly hostId: string;
  /** The host's `Person.key`: whose characters count. */
  readonly hostPerson: string;
  readonly members: Readonly<Record<string, Member>>;
  /** Members whom the host removed. */
  readonly removed: ReadonlySet<string>;
  /** Every language that a member had, so that what was said in it may still arrive. */
  readonly languages: ReadonlySet<string>;
  readonly lastSequence: number;
  readonly createdAt: string;
  /** Of the newest message, or of the opening. */
  readonly activeAt: string;
}

/** What `Room` in the API is. */
export interface RoomAnswer {
  readonly roomId: string;
  readonly title: string;
  readonly code: string;
  readonly hostId: string;
  readonly me: string;
  readonly members: MemberAnswer[];
  readonly sequence: number;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface MemberAnswer extends Omit<Member, "person"> {
  readonly memberId: string;
}

const hourMs = 3_600_000;

/** The same person is the same member, on every device and after leaving; nobody can tell the person from it. */
export function memberIdOf(roomId: string, person: Pick<Person, "key">): string {
  return createHash("sha256").update(JSON.stringify([roomId, person.key])).digest("base64url").slice(0, 16);
}

/** Milliseconds since the epoch. */
export function endOf({ activeAt }: Pick<Room, "activeAt">): number {
  return Date.parse(activeAt) + limits.room.hours * hourMs;
}

/** Throws `RoomNotFound`, `RoomClosed` or `RoomExpired`. Expired rooms are deleted later. */
export function assertOpen(room: Room | "closed" | undefined, now: number): Room {
  if (room === undefined) throw new ParleyError("RoomNotFound", "There is no such conversation. Ask for its code again.");
  if (room === "closed") throw new ParleyError("RoomClosed", "The host closed this conversation. Ask for a new one.");
  if (endOf(room) <= now) throw new ParleyError("RoomExpired", "This conversation is over: nobody spoke for a day. Ask for a new one.");
  return room;
}

/** The caller's place in the room. Throws `NotAMember` or `RemovedFromRoom`. */
export function membershipOf(room: Room, person: Pick<Person, "key">): { memberId: string; member: Member } {
  const memberId = memberIdOf(room.roomId, person);
  const member = room.members[memberId];
  if (member) return { memberId, member };
  assertNotRemoved(room, memberId);
  throw new ParleyError("NotAMember", "You are not in this conversation. Join it with its code.");
}

export function assertNotRemoved(room: Room, memberId: string): void {
  if (room.removed.has(memberId)) throw new ParleyError("RemovedFromRoom", "The host removed you from this conversation.");
}

/** Throws `NotTheHost`. The host stays the host after leaving. */
export function assertHost(room: Room, person: Pick<Person, "key">): void {
  if (room.hostPerson !== person.key) throw new ParleyError("NotTheHost", "Only the host of this conversation can do that.");
}

/** The `Person.key` of everyone in the room, and of the host, who may have left. */
export function peopleOf(room: Room): string[] {
  return [room.hostPerson, ...Object.values(room.members).map(({ person }) => person)];
}

/** Of those who are in the room now. */
export function languagesIn(room: Room): Set<string> {
  return new Set(Object.values(room.members).map(({ language }) => language));
}

export function toMemberAnswer(memberId: string, { name, language, joinedAt, seenAt, away }: Member): MemberAnswer {
  return { memberId, name, language, joinedAt, seenAt, away };
}

export function toRoomAnswer(room: Room, me: string): RoomAnswer {
  const { roomId, title, code, hostId, lastSequence: sequence, createdAt } = room;
  const members = Object.entries(room.members)
    .map(([memberId, member]) => toMemberAnswer(memberId, member))
    .sort((one, other) => (one.joinedAt < other.joinedAt ? -1 : 1));
  return { roomId, title, code: shownJoinCode(code), hostId, me, members, sequence, createdAt, expiresAt: new Date(endOf(room)).toISOString() };
}
