import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { cachedFolder } from "./cached-folder.ts";

function project() {
  const root = mkdtempSync(join(tmpdir(), "parley-build-"));
  mkdirSync(join(root, "src/deep"), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);
  write("src/deep/a.ts", "1");
  let made = 0;
  const make = async (directory: string) => writeFileSync(join(directory, "out"), String(++made));
  const build = (fill = make) => cachedFolder({ root, cacheDirectory: join(root, "cache"), kind: "site", sources: ["src", "missing.json"], make: fill });
  return { root, write, make, build, timesMade: () => made };
}

it("makes the result once for each state of its sources", async () => {
  const { write, build, timesMade } = project();
  const first = await build();
  expect(await build()).toBe(first);
  write("src/deep/a.test.ts", "tests count nothing");
  expect(await build()).toBe(first);
  write("src/deep/a.ts", "2");
  expect(await build()).not.toBe(first);
  expect(timesMade()).toBe(2);
  write("src/deep/a.ts", "1");
  expect(await build()).toBe(first);
});

it("leaves nothing of a result that failed", async () => {
  const { root, build } = project();
  await expect(build(async () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(readdirSync(join(root, "cache"))).toEqual([]);
  expect(existsSync(join(await build(), "out"))).toBe(true);
});

it("keeps only the last few results", async () => {
  const { root, write, build } = project();
  for (const state of ["1", "2", "3", "4", "5"]) {
    write("src/deep/a.ts", state);
    await build();
  }
  expect(readdirSync(join(root, "cache"))).toHaveLength(3);
});

it("gives the same result to two that make it at once", async () => {
  const { root, make, build } = project();
  let begun = 0;
  let go = () => {};
  const bothBegun = new Promise<void>((begin) => (go = begin));
  const together = async (directory: string) => {
    begun += 1;
    if (begun === 2) go();
    await bothBegun;
    await make(directory);
  };
  const [first, second] = await Promise.all([build(together), build(together)]);
  expect(first).toBe(second);
  expect(existsSync(join(first, "out"))).toBe(true);
  expect(readdirSync(join(root, "cache"))).toHaveLength(1);
});
