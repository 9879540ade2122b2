import { expect, it } from "vitest";
import { createVirtualClock } from "../../../device/virtual-clock.fixture.ts";
import { openRemembered } from "./open-remembered.ts";

/** A store that answers after so many milliseconds, and a room that does not answer, or does. */
function createWorld(memory: string | undefined, after: number, { roomAnswers = false } = {}) {
  const clock = createVirtualClock();
  const done: string[] = [];
  const remembered = new Promise<string | undefined>((resolve) => void clock.after(after, () => resolve(memory)));
  const open = (what: string | undefined) => {
    const name = what ?? "nothing";
    done.push(`open with ${name}`);
    return { isEmpty: () => what === undefined && !roomAnswers, close: () => void done.push(`close ${name}`) };
  };
  return { clock, done, close: openRemembered({ remembered, open, clock }) };
}

it("opens with what the device remembers", async () => {
  const { clock, done } = createWorld("the room", 900);
  await clock.advance(5_000);
  expect(done).toEqual(["open with the room"]);
});

it("opens with nothing where nothing is remembered", async () => {
  const { clock, done } = createWorld(undefined, 10);
  await clock.advance(5_000);
  expect(done).toEqual(["open with nothing"]);
});

it("does not wait for a slow store, and shows what it has all the same once it comes", async () => {
  const { clock, done } = createWorld("the room", 3_000);
  await clock.advance(2_000);
  expect(done).toEqual(["open with nothing"]);
  await clock.advance(2_000);
  expect(done).toEqual(["open with nothing", "close nothing", "open with the room"]);
});

it("stays with what the room answered meanwhile, and with nothing where the store has nothing", async () => {
  const answered = createWorld("the room", 3_000, { roomAnswers: true });
  const nothing = createWorld(undefined, 3_000);
  await answered.clock.advance(5_000);
  await nothing.clock.advance(5_000);
  expect([answered.done, nothing.done]).toEqual([["open with nothing"], ["open with nothing"]]);
});

it("opens nothing for who has left", async () => {
  const early = createWorld("the room", 500);
  early.close();
  await early.clock.advance(5_000);
  expect(early.done).toEqual([]);
  const late = createWorld("the room", 3_000);
  await late.clock.advance(2_000);
  late.close();
  await late.clock.advance(5_000);
  expect(late.done).toEqual(["open with nothing", "close nothing"]);
});
