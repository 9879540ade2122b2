/**
 * The items of the table Rooms, by `id` and `part`:
 *
 * | id | part | holds |
 * | --- | --- | --- |
 * | room#ROOM | room | the room with its members; once closed, nothing but that |
 * | room#ROOM | message#MEMBER#MESSAGE | a message; also by `sequence` in the index bySequence |
 * | code#CODE | code | the room that the join code leads to |
 * | person#PERSON | room#ROOM | that the person is in the room |
 * | attempts#... | attempts | wrong codes tried in a window of time |
 */
export interface Key {
  readonly id: string;
  readonly part: string;
}

export const roomKey = (roomId: string): Key => ({ id: `room#${roomId}`, part: "room" });
export const messageKey = (roomId: string, memberId: string, messageId: string): Key => ({
  id: `room#${roomId}`,
  part: `message#${memberId}#${messageId}`,
});
export const codeKey = (letters: string): Key => ({ id: `code#${letters}`, part: "code" });
export const linkKey = (person: string, roomId: string): Key => ({ id: `person#${person}`, part: `room#${roomId}` });
export const attemptsKey = (who: string, window: number): Key => ({ id: `attempts#${who}#${window}`, part: "attempts" });
