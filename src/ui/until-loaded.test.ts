import { expect, it } from "vitest";
import { untilLoaded } from "./until-loaded.ts";

it("asks for a script again, ever more rarely, until it comes", async () => {
  const waits: number[] = [];
  let asked = 0;
  const load = async () => {
    asked += 1;
    if (asked < 7) throw new TypeError("Failed to fetch dynamically imported module");
    return "script";
  };
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  expect(await untilLoaded(load, wait)).toBe("script");
  expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
});
