import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { inParallel } from "./in-parallel.ts";

it("answers in order, with no more than `width` at work", async () => {
  let working = 0;
  let most = 0;
  const answers = await inParallel([3, 1, 2, 5, 4], 2, async (item) => {
    most = Math.max(most, ++working);
    for (let turn = 0; turn < item; turn++) await setImmediate();
    working--;
    return item * 10;
  });
  expect(answers).toEqual([30, 10, 20, 50, 40]);
  expect(most).toBe(2);
});

it("fails with the first failure and starts nothing after it", async () => {
  const started: number[] = [];
  const work = async (item: number) => {
    started.push(item);
    await setImmediate();
    if (item === 1) throw new Error("one");
  };
  await expect(inParallel([1, 2, 3, 4], 2, work)).rejects.toThrow("one");
  await setImmediate();
  expect(started).toEqual([1, 2]);
});

it("answers nothing to nothing", async () => {
  expect(await inParallel([], 4, () => Promise.reject(new Error("never")))).toEqual([]);
});
