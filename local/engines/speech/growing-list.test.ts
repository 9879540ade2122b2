import { expect, it } from "vitest";
import { GrowingList } from "./growing-list.ts";

async function read<Part>(list: GrowingList<Part>, into: Part[] = []): Promise<Part[]> {
  for await (const part of list) into.push(part);
  return into;
}

it("gives everyone all parts in order, whenever they come", async () => {
  const list = new GrowingList<number>();
  const early = read(list);
  list.add(1);
  await Promise.resolve();
  const later = read(list);
  list.add(2);
  list.add(3);
  list.end();
  expect(await Promise.all([early, later, read(list)])).toEqual([[1, 2, 3], [1, 2, 3], [1, 2, 3]]);
});

it("gives what there is before it fails", async () => {
  const list = new GrowingList<number>();
  const parts: number[] = [];
  const reading = read(list, parts);
  list.add(1);
  list.end(new Error("no more"));
  await expect(reading).rejects.toThrow("no more");
  await expect(read(list)).rejects.toThrow("no more");
  expect(parts).toEqual([1]);
});
