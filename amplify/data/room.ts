import { a } from "@aws-amplify/backend";
import { changeRoom } from "../functions/change-room/resource.ts";
import { readRoom } from "../functions/read-room/resource.ts";
import { say } from "../functions/say/resource.ts";

/**
 * Live conversations. Whoever may call an operation at all, its function (or the subscription's resolver) checks that the
 * caller is a member of the room: AppSync's own rules know nothing of rooms.
 */
const member = a.customType({
  memberId: a.id().required(),
  name: a.string().required(),
  language: a.string().required(),
  joinedAt: a.datetime().required(),
  /** When the member's page was last heard of. */
  seenAt: a.datetime().required(),
  /** The member put the page aside. Whoever was not seen for a while is away too, unsaid. */
  away: a.boolean().required(),
});

const room = a.customType({
  roomId: a.id().required(),
  title: a.string().required(),
  /** What others type to join, as it is shown: two groups of four. */
  code: a.string().required(),
  /** The member who opened the room. */
  hostId: a.id().required(),
  /** The member who asks. */
  me: a.id().required(),
  members: a.ref("Member").required().array().required(),
  /** Of the newest message; 0 before the first. */
  sequence: a.integer().required(),
  createdAt: a.datetime().required(),
  /** When it ends by itself, if nobody says anything more. */
  expiresAt: a.datetime().required(),
});

const roomSummary = a.customType({
  roomId: a.id().required(),
  title: a.string().required(),
  code: a.string().required(),
  isHost: a.boolean().required(),
  people: a.integer().required(),
  languages: a.string().required().array().required(),
  lastActiveAt: a.datetime().required(),
  expiresAt: a.datetime().required(),
});

const membership = a.customType({
  roomId: a.id().required(),
  memberId: a.id().required(),
  room: a.ref("Room").required(),
});

const messageTranslation = a.customType({
  language: a.string().required(),
  text: a.string().required(),
});

/** A language that the message could not be translated to. Saying it again, with the same `messageId`, tries again. */
const failedTranslation = a.customType({
  language: a.string().required(),
  code: a.string().required(),
});

const message = a.customType({
  roomId: a.id().required(),
  /** Counts up by one in each room, without regard to who speaks. A number may stay unused. */
  sequence: a.integer().required(),
  /** Made by the speaker's client. */
  messageId: a.id().required(),
  memberId: a.id().required(),
  /** The speaker's name at the time. */
  speaker: a.string().required(),
  text: a.string().required(),
  language: a.string().required(),
  translations: a.ref("MessageTranslation").required().array().required(),
  failures: a.ref("FailedTranslation").required().array().required(),
  /** Members who did not understand. */
  notUnderstoodBy: a.id().required().array().required(),
  saidAt: a.datetime().required(),
});

const flag = a.customType({
  roomId: a.id().required(),
  sequence: a.integer().required(),
  memberId: a.id().required(),
  kind: a.string().required(),
});

const roomEvent = a.customType({
  roomId: a.id().required(),
  kind: a.ref("RoomEventKind").required(),
  /** `message`: said, or translated to more languages than before: the same sequence, then. */
  message: a.ref("Message"),
  /** `flag` */
  flag: a.ref("Flag"),
  /** `joined`, `changed` (name, language, here or away), `left`, `removed` */
  member: a.ref("Member"),
});

type Allow = Parameters<Parameters<ReturnType<typeof a.query>["authorization"]>[0]>[0];
/** Guests open no rooms, so none is ever a host. */
const signedIn = (allow: Allow) => [allow.authenticated(), allow.authenticated("identityPool")];
const anyone = (allow: Allow) => [allow.guest(), ...signedIn(allow)];
const inRoom = { roomId: a.id().required() };

export const rooms = {
  Member: member,
  Room: room,
  RoomSummary: roomSummary,
  Membership: membership,
  MessageTranslation: messageTranslation,
  FailedTranslation: failedTranslation,
  Message: message,
  Flag: flag,
  RoomEventKind: a.enum(["message", "flag", "joined", "changed", "left", "removed", "closed"]),
  RoomEvent: roomEvent,

  openRoom: a
    .mutation()
    .arguments({ title: a.string().required(), language: a.string().required(), displayName: a.string().required() })
    .returns(a.ref("Room").required())
    .authorization(signedIn)
    .handler(a.handler.function(changeRoom)),
  joinRoom: a
    .mutation()
    .arguments({ code: a.string().required(), displayName: a.string().required(), language: a.string().required() })
    .returns(a.ref("Membership").required())
    .authorization(anyone)
    .handler(a.handler.function(changeRoom)),
  leaveRoom: a
    .mutation()
    .arguments(inRoom)
    .returns(a.ref("Member").required())
    .authorization(anyone)
    .handler(a.handler.function(changeRoom)),
  closeRoom: a
    .mutation()
    .arguments(inRoom)
    .returns(a.id().required())
    .authorization(signedIn)
    .handler(a.handler.function(changeRoom)),
  setMyLanguage: a
    .mutation()
    .arguments({ ...inRoom, language: a.string().required() })
    .returns(a.ref("Member").required())
    .authorization(anyone)
    .handler(a.handler.function(changeRoom)),
  /** Here or away. Answers the room as it is, so that whatever a page missed is made good at every beat. */
  setPresence: a
    .mutation()
    .arguments({ ...inRoom, away: a.boolean().required() })
    .returns(a.ref("Room").required())
    .authorization(anyone)
    .handler(a.handler.function(changeRoom)),
  removeMember: a
    .mutation()
    .arguments({ ...inRoom, memberId: a.id().required() })
    .returns(a.ref("Member").required())
    .authorization(signedIn)
    .handler(a.handler.function(changeRoom)),
  /** `kind`: `notUnderstood`, or `understood` to take that back. */
  flagMessage: a
    .mutation()
    .arguments({ ...inRoom, sequence: a.integer().required(), kind: a.string().required() })
    .returns(a.ref("Flag").required())
    .authorization(anyone)
    .handler(a.handler.function(changeRoom)),

  say: a
    .mutation()
    .arguments({ ...inRoom, messageId: a.id().required(), text: a.string().required(), language: a.string().required() })
    .returns(a.ref("Message").required())
    .authorization(anyone)
    .handler(a.handler.function(say)),

  room: a.query().arguments(inRoom).returns(a.ref("Room").required()).authorization(anyone).handler(a.handler.function(readRoom)),
  /** The rooms one is in, the latest first. */
  rooms: a
    .query()
    .returns(a.ref("RoomSummary").required().array().required())
    .authorization(anyone)
    .handler(a.handler.function(readRoom)),
  /** In order, from the first after `after`. A full page means that there may be more. */
  messages: a
    .query()
    .arguments({ ...inRoom, after: a.integer(), limit: a.integer() })
    .returns(a.ref("Message").required().array().required())
    .authorization(anyone)
    .handler(a.handler.function(readRoom)),

  /** For the functions of rooms alone, by their roles: nobody is in the group. Subscribers get what it answers. */
  publishRoomEvent: a
    .mutation()
    .arguments({ event: a.json().required() })
    .returns(a.ref("RoomEvent"))
    .authorization((allow) => [allow.group("RoomFunctions")])
    .handler(a.handler.custom({ dataSource: "RoomEvents", entry: "./resolvers/publish-room-event.js" })),
  /** For the functions too: the member hears nothing more of the room. */
  endRoomEvents: a
    .mutation()
    .arguments({ ...inRoom, memberId: a.id().required() })
    .returns(a.id())
    .authorization((allow) => [allow.group("RoomFunctions")])
    .handler(a.handler.custom({ dataSource: "RoomEvents", entry: "./resolvers/end-room-events.js" })),
  onRoomEvent: a
    .subscription()
    .for(a.ref("publishRoomEvent"))
    .arguments(inRoom)
    .authorization(anyone)
    .handler(a.handler.function(readRoom)),
};
