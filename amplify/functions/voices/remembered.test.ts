import { expect, it, vi } from "vitest";
import { remembered } from "./remembered.ts";

it("loads once for all who ask, and again when the time is over", async () => {
  let now = 0;
  const load = vi.fn(() => Promise.resolve(now));
  const get = remembered(load, 60, () => now);
  expect(await Promise.all([get(), get()])).toEqual([0, 0]);
  now = 59_999;
  expect(await get()).toBe(0);
  now = 60_000;
  expect(await get()).toBe(60_000);
  expect(load).toHaveBeenCalledTimes(2);
});

it("does not remember a failure", async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error("down")).mockResolvedValueOnce("up");
  const get = remembered(load, 60, () => 0);
  await expect(get()).rejects.toThrow("down");
  expect(await get()).toBe("up");
});
