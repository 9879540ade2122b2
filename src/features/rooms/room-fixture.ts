import type { Member, Message, Room } from "./room.ts";
import type { Outgoing } from "./session/room-session.ts";

/** For tests: a message, a member, a room, a text on its way, each as little as it takes. */
export const messageOf = (given: Partial<Message>): Message => ({
  roomId: "room",
  sequence: 1,
  messageId: `message ${String(given.sequence ?? 1)}`,
  memberId: "fatima",
  speaker: "Fátima",
  text: "Hola",
  language: "es",
  translations: [{ language: "en", text: "Hello" }],
  failures: [],
  notUnderstoodBy: [],
  saidAt: "2026-11-22T18:04:00.000Z",
  ...given,
});

export const memberOf = (given: Partial<Member>): Member => ({
  memberId: "fatima",
  name: "Fátima",
  language: "es",
  joinedAt: "2026-11-22T18:00:00.000Z",
  seenAt: "2026-11-22T18:04:00.000Z",
  away: false,
  ...given,
});

export const roomOf = (given: Partial<Room>): Room => ({
  roomId: "room",
  title: "Parents' evening",
  code: "KTRM-4WMX",
  hostId: "me",
  me: "me",
  members: [memberOf({ memberId: "me", name: "Ana", language: "en" }), memberOf({})],
  sequence: 0,
  createdAt: "2026-11-22T18:00:00.000Z",
  expiresAt: "2026-11-23T18:00:00.000Z",
  ...given,
});

export const outgoingOf = (given: Partial<Outgoing>): Outgoing => ({
  messageId: "outgoing",
  text: "Yes",
  language: "en",
  typedAt: 0,
  state: "queued",
  ...given,
});
