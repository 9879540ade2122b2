import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { limits } from "../../limits.ts";
import type { Caller } from "../rooms/caller.ts";
import { guest, host, startTalk } from "../rooms/rooms.fixture.ts";
import { leaveRooms } from "./leave-rooms.ts";

let talk: Awaited<ReturnType<typeof startTalk>>;
beforeAll(async () => {
  talk = await startTalk();
});
afterAll(() => talk.table.close());
beforeEach(() => {
  talk.clock.now += limits.room.attempts.windowSeconds * 1000;
  talk.published.length = 0;
});

const inTime = () => undefined;
const leave = ({ person }: Caller, checkTime: () => void = inTime) => leaveRooms({ ...talk, rooms: talk.store }, person.key, checkTime);
const traces = async (pattern: RegExp) => (await talk.table.items()).filter((item) => pattern.test(JSON.stringify(item)));

it("closes the rooms that the person opened, also one they left, for everyone in them", async () => {
  const rooms = [await talk.open(), await talk.open()];
  const comers = [];
  for (const { code } of rooms) comers.push(await talk.join(code, "bela", "fr"));
  for (const { roomId } of rooms) await talk.say(roomId, host, "Zanzibar");
  await talk.leaveRoom({ roomId: rooms[1]?.roomId ?? "" }, host);
  await leave(host);
  for (const [at, { roomId }] of rooms.entries()) {
    await expect(talk.messages({ roomId }, comers[at]?.caller ?? host)).rejects.toThrow(/^RoomClosed: /);
    expect(talk.published).toContainEqual({ kind: "closed", roomId });
  }
  expect(await traces(/user#anna|Zanzibar|Anna/)).toEqual([]);
  expect(await talk.rooms({}, guest("bela"))).toEqual([]);
});

it("takes the person, and all they said, out of the rooms of others, also of those they left or were taken out of", async () => {
  const [here, left, removed] = [await talk.open(), await talk.open(), await talk.open()];
  const carla = guest("carla");
  const ids: string[] = [];
  for (const room of [here, left, removed]) {
    const { memberId } = await talk.join(room.code, "carla", "fr");
    ids.push(memberId);
    await talk.say(room.roomId, carla, "Popocatépetl", { language: "fr" });
    await talk.say(room.roomId, host, "Good morning");
  }
  await talk.leaveRoom({ roomId: left.roomId }, carla);
  await talk.removeMember({ roomId: removed.roomId, memberId: ids[2] ?? "" }, host);
  talk.ended.length = 0;
  await leave(carla);
  expect(await traces(/guest#carla|Popocatépetl|"carla"/)).toEqual([]);
  for (const { roomId } of [here, left, removed]) {
    expect((await talk.messages({ roomId }, host)).map(({ text }) => text)).toEqual(["Good morning"]);
  }
  expect(talk.published.at(-1)).toMatchObject({ kind: "left", roomId: here.roomId, member: { memberId: ids[0] } });
  expect(talk.ended).toEqual([ids[0]]);
  await expect(talk.joinRoom({ code: removed.code, displayName: "C", language: "fr" }, carla)).rejects.toThrow(/^RemovedFromRoom: /);
});

it("leaves no count of codes that the person tried", async () => {
  const eve = guest("eve");
  await expect(talk.joinRoom({ code: "CCCC-3333", displayName: "Eve", language: "fr" }, eve)).rejects.toThrow(/^CodeUnknown: /);
  expect(await traces(/guest#eve/)).toHaveLength(1);
  await leave(eve);
  expect(await traces(/guest#eve/)).toEqual([]);
});

it("finishes in the next call what time, or a failure in the middle, kept it from", async () => {
  const room = await talk.open();
  const other = await talk.open();
  const { caller } = await talk.join(room.code, "dora", "fr");
  await talk.say(room.roomId, caller, "Titicaca", { language: "fr" });
  let pages = 0;
  const brief = () => {
    if (++pages > 1) throw new Error("time is up");
  };
  await expect(leave(host, brief)).rejects.toThrow("time is up");
  const failing = { ...talk, rooms: talk.store, emptyRoom: () => Promise.reject(new Error("DynamoDB is down")) };
  await expect(leaveRooms(failing, host.person.key, inTime)).rejects.toThrow("DynamoDB is down");
  await leave(host);
  await leave(host);
  for (const { roomId } of [room, other]) await expect(talk.room({ roomId }, host)).rejects.toThrow(/^RoomClosed: /);
  expect(await traces(/user#anna|Titicaca/)).toEqual([]);
});
