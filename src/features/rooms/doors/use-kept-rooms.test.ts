import { expect, it } from "vitest";
import { messageOf, roomOf } from "../room-fixture.ts";
import { summaryOf } from "./use-kept-rooms.ts";

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
