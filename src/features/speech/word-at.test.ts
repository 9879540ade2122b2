import fc from "fast-check";
import { expect, it } from "vitest";
import { type Mark, wordAt } from "./word-at.ts";

const marks: Mark[] = [
  { start: 0, end: 5, timeMs: 50 },
  { start: 6, end: 9, timeMs: 400 },
  { start: 10, end: 12, timeMs: 400 },
  { start: 13, end: 20, timeMs: 900 },
];

it("lights nothing before the first word", () => {
  expect(wordAt(marks, 0)).toBeUndefined();
  expect(wordAt([], 100)).toBeUndefined();
});

it("lights a word from its own time until the next begins, and the last one to the end", () => {
  expect(wordAt(marks, 50)?.start).toBe(0);
  expect(wordAt(marks, 399)?.start).toBe(0);
  expect(wordAt(marks, 899)?.start).toBe(10);
  expect(wordAt(marks, 60_000)?.start).toBe(13);
});

it("finds what a walk through all marks finds", () => {
  const times = fc.array(fc.nat(5000), { maxLength: 200 });
  fc.assert(
    fc.property(times, fc.nat(6000), (unsorted, now) => {
      const some = unsorted.sort((a, b) => a - b).map((timeMs, start) => ({ start, end: start + 1, timeMs }));
      expect(wordAt(some, now)).toEqual(some.filter(({ timeMs }) => timeMs <= now).at(-1));
    }),
  );
});
