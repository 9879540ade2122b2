import { beforeEach, expect, it, vi } from "vitest";
import { createWarmPool } from "./warm-pool.ts";

interface Thing {
  readonly key: string;
  ended: boolean;
}

let started: Thing[];
beforeEach(() => {
  started = [];
  vi.useRealTimers();
});

function pool(capacity: number, idleMs = 60_000) {
  return createWarmPool<Thing>({
    start: (key) => {
      const thing = { key, ended: false };
      started.push(thing);
      return Promise.resolve(thing);
    },
    isEnded: (thing) => thing.ended,
    end: (thing) => {
      thing.ended = true;
    },
    capacity,
    idleMs,
  });
}

const nothing = () => Promise.resolve();
const alive = () => started.filter((thing) => !thing.ended).map((thing) => thing.key);

it("keeps the most recently used", async () => {
  const warm = pool(2);
  for (const key of ["a", "b", "a", "c"]) await warm.use(key, nothing);
  await Promise.resolve();
  expect(alive()).toEqual(["a", "c"]);
  expect(started).toHaveLength(3);
});

it("never ends one that is in use, and comes down to its size afterwards", async () => {
  const warm = pool(1);
  let release = () => {};
  const held = warm.use("a", () => new Promise<void>((done) => (release = done)));
  await warm.use("b", nothing);
  await warm.use("c", nothing);
  expect(alive()).toContain("a");
  release();
  await held;
  await Promise.resolve();
  expect(alive()).toHaveLength(1);
});

it("starts one key once for all who ask at the same time", async () => {
  const warm = pool(2);
  await Promise.all([1, 2, 3].map(() => warm.use("a", nothing)));
  expect(started).toHaveLength(1);
});

it("ends what nobody used for a while", async () => {
  vi.useFakeTimers();
  const warm = pool(2, 1_000);
  await warm.use("a", nothing);
  await vi.advanceTimersByTimeAsync(999);
  expect(alive()).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(alive()).toEqual([]);
});

it("replaces one that ended by itself", async () => {
  const warm = pool(2);
  await warm.use("a", (thing) => {
    thing.ended = true;
    return Promise.resolve();
  });
  await warm.use("a", nothing);
  expect(started).toHaveLength(2);
});

it("tells who asked why it could not be started, and tries again for the next", async () => {
  let attempts = 0;
  const warm = createWarmPool<string>({
    start: () => (attempts++ === 0 ? Promise.reject(new Error("no such mode")) : Promise.resolve("fine")),
    isEnded: () => false,
    end: () => {},
    capacity: 1,
    idleMs: 1_000,
  });
  await expect(warm.use("a", nothing)).rejects.toThrow("no such mode");
  expect(await warm.use("a", (value) => Promise.resolve(value))).toBe("fine");
  warm.close();
});
