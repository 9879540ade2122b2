import "fake-indexeddb/auto";
import { expect, it, vi } from "vitest";
import { createVirtualClock } from "../../../device/virtual-clock.fixture.ts";
import { messageOf, roomOf } from "../room-fixture.ts";
import { keepRoom, keptRooms } from "./kept-rooms.ts";
import type { RoomState } from "./room-session.ts";
import { endOf, type RoomSnapshot, snapshotOf, stillKept } from "./room-snapshot.ts";

const hour = 3_600_000;
const state: RoomState = { room: roomOf({}), messages: [messageOf({})], outbox: [], endsAt: undefined, connection: "live" };

/** A session of which only the state is looked at. */
function enter() {
  const clock = createVirtualClock();
  const listeners = new Set<() => void>();
  let current = state;
  const session = { getState: () => current, subscribe: (listener: () => void) => (listeners.add(listener), () => listeners.delete(listener)) };
  const change = (next: Partial<RoomState>) => {
    current = { ...current, ...next };
    listeners.forEach((listener) => listener());
  };
  const rooms = { put: vi.fn<(id: string, snapshot: RoomSnapshot) => Promise<void>>(async () => undefined), delete: vi.fn(async () => undefined) };
  const keeping = keepRoom("room", session, rooms, clock);
  return { clock, change, rooms, keeping };
}

it("gives back what was kept, for this account only", async () => {
  const snapshot = snapshotOf(state, 0);
  if (!snapshot) throw new Error("There is a room.");
  await keptRooms("guest").put("room", snapshot, snapshot.bytes);
  expect(await keptRooms("guest").get("room")).toEqual(snapshot);
  expect(await keptRooms("somebody else").get("room")).toBeUndefined();
});

it("writes a change at once, those that follow closely together, and at the end what is left", async () => {
  const { clock, change, rooms, keeping } = enter();
  const said = (count: number) => ({ messages: Array.from({ length: count }, (_, index) => messageOf({ sequence: index + 1 })) });
  const written = () => rooms.put.mock.calls.map(([, snapshot]) => snapshot.messages.length);
  change(said(2));
  change(said(3));
  await clock.advance(1);
  expect(written()).toEqual([3]);
  change(said(4));
  change(said(5));
  await clock.advance(500);
  expect(written()).toEqual([3]);
  await clock.advance(500);
  expect(written()).toEqual([3, 5]);

  change({ outbox: [] });
  await clock.advance(5_000);
  change(said(6));
  keeping.stop();
  await clock.advance(5_000);
  expect(written()).toEqual([3, 5, 6]);
});

it.each<Partial<RoomState>>([{ ended: { code: "RoomClosed", sentence: "" } }, { gone: true }])("lets go of a room that one is not in any more: %o", async (end) => {
  const { clock, change, rooms, keeping } = enter();
  change({ messages: [] });
  change(end);
  keeping.stop();
  await clock.advance(5_000);
  expect(rooms.put).not.toHaveBeenCalled();
  expect(rooms.delete).toHaveBeenCalledWith("room");
});

it("keeps the newest messages only, and fewer where they are long", () => {
  const many = Array.from({ length: 700 }, (_, index) => messageOf({ sequence: index + 1 }));
  expect(snapshotOf({ room: roomOf({}), messages: many }, 0)?.messages.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: 500 }, (_, index) => index + 201),
  );
  const long = many.slice(0, 20).map((message) => ({ ...message, text: "x".repeat(100_000) }));
  const snapshot = snapshotOf({ room: roomOf({}), messages: long }, 0);
  expect(snapshot?.messages.map(({ sequence }) => sequence)).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20]);
  expect(snapshot?.bytes).toBeLessThan(1_000_000);
});

it("keeps nothing of a room that has not answered yet", () => {
  expect(snapshotOf({ room: undefined, messages: [] }, 0)).toBeUndefined();
});

it("shows no message that the server does not have any more, a month after it was said", () => {
  const snapshot = snapshotOf({ room: roomOf({}), messages: [messageOf({ saidAt: "2026-10-01T00:00:00.000Z" }), messageOf({ sequence: 2 })] }, 0);
  const now = Date.parse("2026-11-22T19:00:00.000Z");
  expect(snapshot && stillKept(snapshot, now).messages.map(({ sequence }) => sequence)).toEqual([2]);
});

it("reckons that a room is over a day after the last thing that was said in it", () => {
  const room = roomOf({ createdAt: "2026-11-22T18:00:00.000Z", expiresAt: "2026-11-23T18:00:00.000Z" });
  const begun = Date.parse(room.createdAt);
  expect(endOf({ room, messages: [] }) - begun).toBe(24 * hour);
  expect(endOf({ room, messages: [messageOf({ saidAt: "2026-11-22T23:00:00.000Z" })] }) - begun).toBe(29 * hour);
});
