import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { host, startTalk } from "../rooms/rooms.fixture.ts";
import { deleteExpiredRooms } from "./delete-expired-rooms.ts";

let talk: Awaited<ReturnType<typeof startTalk>>;
beforeAll(async () => {
  talk = await startTalk();
});
afterAll(() => talk.table.close());

const hourMs = 3_600_000;
const run = () => deleteExpiredRooms(talk.table, talk.emptyRoom);
const traces = async (roomId: string) => (await talk.table.items()).filter((item) => JSON.stringify(item).includes(roomId));

it("deletes a room a day after its last message, with its code, its messages and the ways to it, and no other", async () => {
  const silent = await talk.open();
  const { caller } = await talk.join(silent.code, "a", "fr");
  await talk.say(silent.roomId, caller, "Last words", { language: "fr" });
  talk.clock.now += 20 * hourMs;
  const lively = await talk.open();
  expect(await run()).toBe(0);

  talk.clock.now += 5 * hourMs;
  expect(await run()).toBe(1);
  expect(await traces(silent.roomId)).toEqual([]);
  expect(await talk.room({ roomId: lively.roomId }, host)).toMatchObject({ title: "Class 3b" });
  await expect(talk.joinRoom({ code: silent.code, displayName: "B", language: "fr" }, caller)).rejects.toThrow(/^CodeUnknown: /);
});

it("keeps a room in which people talk on", async () => {
  const room = await talk.open();
  for (let hours = 0; hours < 60; hours += 20) {
    talk.clock.now += 20 * hourMs;
    await talk.say(room.roomId, host, "Still here");
    await run();
  }
  expect(await talk.messages({ roomId: room.roomId }, host)).toHaveLength(3);
});

it("deletes what was written into a closed room while it was emptied", async () => {
  const room = await talk.open();
  await talk.closeRoom({ roomId: room.roomId }, host);
  const late = { id: `room#${room.roomId}`, part: "message#a#late", sequence: 9, text: "late" };
  await talk.table.dynamodb.send(new PutCommand({ TableName: talk.table.table, Item: late }));
  talk.clock.now += hourMs;
  await run();
  expect(await traces(room.roomId)).toEqual([]);
});
