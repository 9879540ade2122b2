import { expect, it } from "vitest";
import { arrive, type Arrivals, noArrivals } from "./arrivals.ts";
import { messageOf, roomOf } from "../room-fixture.ts";
import type { RoomState } from "../session/room-session.ts";

const room = roomOf({});
const upTo = (sequence: number, memberId = "fatima") =>
  Array.from({ length: sequence }, (_, index) => messageOf({ sequence: index + 1, memberId }));
const state = (connection: RoomState["connection"], messages = upTo(0)) => ({ connection, messages, room });

const after = (...states: ReturnType<typeof state>[]) => states.reduce<Arrivals>(arrive, noArrivals);
const sequences = ({ fresh }: Arrivals) => fresh.map(({ sequence }) => sequence);

it("takes what is there at first for old, in however many pages it comes", () => {
  expect(sequences(after(state("connecting"), state("catching-up", upTo(2)), state("catching-up", upTo(4)), state("live", upTo(4))))).toEqual([]);
});

it("tells of each new message once", () => {
  const first = after(state("live", upTo(2)), state("live", upTo(4)));
  expect(sequences(first)).toEqual([3, 4]);
  expect(sequences(arrive(first, state("live", upTo(4))))).toEqual([]);
  expect(sequences(arrive(first, state("live", upTo(5))))).toEqual([5]);
});

it("leaves out what one said oneself", () => {
  expect(sequences(after(state("live"), state("live", upTo(1, "me"))))).toEqual([]);
});

it("tells of messages behind a gap that was filled at once, but not of what was said while the network was gone", () => {
  expect(sequences(after(state("live"), state("catching-up"), state("live", upTo(3))))).toEqual([1, 2, 3]);
  const back = after(state("live"), state("offline"), state("catching-up", upTo(3)), state("live", upTo(5)));
  expect(sequences(back)).toEqual([]);
  expect(sequences(arrive(back, state("live", upTo(6))))).toEqual([6]);
});

it("keeps the same answer for a state that changes nothing, so that nothing is drawn anew", () => {
  const quiet = after(state("live", upTo(2)));
  expect(arrive(quiet, state("live", upTo(2)))).toBe(quiet);
});
