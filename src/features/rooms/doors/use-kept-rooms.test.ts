import { expect, it } from "vitest";
import { messageOf, roomOf } from "../room-fixture.ts";
import { summaryOf, together } from "./use-kept-rooms.ts";

it("lists a room as this device knows it", () => {
  const snapshot = { room: roomOf({}), messages: [messageOf({ saidAt: "2026-11-22T20:00:00.000Z" })], keptAt: 0, bytes: 0 };
  expect(summaryOf(snapshot)).toEqual({
    roomId: "room",
    title: "Parents' evening",
    code: "KTRM-4WMX",
    languages: ["en", "es"],
    people: 2,
    isHost: true,
    lastActiveAt: "2026-11-22T20:00:00.000Z",
    expiresAt: "2026-11-23T20:00:00.000Z",
  });
});

it("lists what was listed last and what this device has learned since, each room once, the latest first", () => {
  const summary = (roomId: string, hour: number, people = 2) => {
    const lastActiveAt = `2026-11-22T${hour}:00:00.000Z`;
    return { roomId, title: roomId, code: "", languages: [], people, isHost: false, lastActiveAt, expiresAt: lastActiveAt };
  };
  const listed = [summary("school", 12), summary("clinic", 11)];
  const kept = [summary("clinic", 14, 3), summary("border", 13), summary("school", 10, 9)];
  expect(together(listed, kept)).toEqual([summary("clinic", 14, 3), summary("border", 13), summary("school", 12)]);
  expect(together(undefined, [])).toBeUndefined();
  expect(together([], undefined)).toEqual([]);
});
