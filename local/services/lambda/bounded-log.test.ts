import { beforeEach, expect, it } from "vitest";
import { createBoundedLog, type BoundedLog } from "./bounded-log.ts";

let written: string[];
let time: number;
let log: BoundedLog;
beforeEach(() => {
  written = [];
  time = 0;
  log = createBoundedLog((line) => written.push(line), () => time);
});

it("puts lines together from parts, and writes the last without its end", () => {
  for (const part of ["on", "e\ntw", "o\r\n\nthree"]) log.add(part);
  expect(written).toEqual(["one", "two", ""]);
  log.end();
  expect(written).toEqual(["one", "two", "", "three"]);
});

it("cuts a line without end, keeps nothing of its rest, and goes on with the next", () => {
  for (let part = 0; part < 100; part++) log.add("x".repeat(10_000));
  log.add("\nnext\n");
  expect(written.map((line) => line.length)).toEqual([262_144 + " … (cut)".length, 4]);
});

it("leaves out what is more than a thousand lines a second, and says how much that was", () => {
  log.add("line\n".repeat(3_000));
  expect(written).toHaveLength(1_000);
  time = 1_000;
  log.add("later\n");
  expect(written.slice(1_000)).toEqual([expect.stringMatching(/^2000 lines were left out/), "later"]);
  log.tellLeftOut();
  expect(written).toHaveLength(1_002);
});

it("leaves out what is more than a megabyte a second", () => {
  log.add(`${"x".repeat(100_000)}\n`.repeat(50));
  log.end();
  expect(written).toHaveLength(11);
  expect(written.at(-1)).toMatch(/^40 lines were left out/);
});
