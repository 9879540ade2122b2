import { expect, it } from "vitest";
import { createReadingQueue } from "./reading-queue.ts";

const started = () => {
  const read: string[] = [];
  return { read, queue: createReadingQueue<string>((text) => read.push(text)) };
};

it("reads one after the other, in order, never two at once", () => {
  const { read, queue } = started();
  queue.add(["one", "two"]);
  queue.add(["three"]);
  expect(read).toEqual(["one"]);
  queue.setFree(true);
  expect(read).toEqual(["one", "two"]);
  queue.setFree(false);
  queue.setFree(true);
  expect(read).toEqual(["one", "two", "three"]);
});

it("waits while the voice reads something else", () => {
  const { read, queue } = started();
  queue.setFree(false);
  queue.add(["one"]);
  expect(read).toEqual([]);
  queue.setFree(true);
  expect(read).toEqual(["one"]);
});

it("forgets what waits when it is switched off", () => {
  const { read, queue } = started();
  queue.add(["one", "two"]);
  queue.clear();
  queue.setFree(true);
  expect(read).toEqual(["one"]);
});
