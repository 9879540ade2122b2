/**
 * The items of the table Rooms, by `id` and `part`:
 *
 * | id | part | holds |
 * | --- | --- | --- |
 * | room#ROOM | room | the room with its members; once closed, nothing but that |
 * | room#ROOM | message#MEMBER#MESSAGE | a message; also by `sequence` in the index bySequence |
 * | code#CODE | code | the room that the join code leads to |
 * | person#PERSON | room#ROOM | that the person is in the room |
 * | person#PERSON | left#ROOM | that the person was in it: what was said there is still found |
 * | person#PERSON | attempts#WINDOW | wrong codes that the person tried in a window of time |
 * | attempts#ADDRESS#WINDOW | attempts | the same from an address |
 *
 * So everything that leads from a person to something is under one id, and deleteAccount finds it there.
 */
// A type alias, because an interface is no record.
export type Key = { readonly id: string; readonly part: string };

export const roomKey = (roomId: string): Key => ({ id: `room#${roomId}`, part: "room" });
export const messageKey = (roomId: string, memberId: string, messageId: string): Key => ({
  id: `room#${roomId}`,
  part: `message#${memberId}#${messageId}`,
});
export const codeKey = (letters: string): Key => ({ id: `code#${letters}`, part: "code" });
export const linkKey = (person: string, roomId: string): Key => ({ id: `person#${person}`, part: `room#${roomId}` });
export const leftKey = (person: string, roomId: string): Key => ({ id: `person#${person}`, part: `left#${roomId}` });
export const personAttemptsKey = (person: string, window: number): Key => ({ id: `person#${person}`, part: `attempts#${window}` });
export const addressAttemptsKey = (address: string, window: number): Key => ({ id: `attempts#${address}#${window}`, part: "attempts" });
