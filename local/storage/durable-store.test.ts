import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDurableStore } from "./durable-store.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "durable-store-"));
});
afterEach(() => rm(directory, { recursive: true }));

it("brings rows back after a restart, the last write of a key winning", async () => {
  const store = await openDurableStore(directory);
  const table = store.table<{ turn: number }>("things");
  const writes = Array.from({ length: 200 }, (_, turn) => table.put("a", { turn }));
  expect(table.get("a")).toEqual({ turn: 199 });
  await Promise.all([...writes, table.put("b", { turn: 0 })]);
  await table.delete("b");
  await store.close();

  const again = await openDurableStore(directory);
  const rows = again.table<{ turn: number }>("things");
  expect([...rows.values()]).toEqual([{ turn: 199 }]);
  await again.close();
});

it("keeps tables apart whose names begin alike", async () => {
  const store = await openDurableStore(directory);
  await store.table<number>("user").put("x", 1);
  await store.table<number>("users").put("x", 2);
  await store.close();

  const again = await openDurableStore(directory);
  expect([...again.table<number>("user").values()]).toEqual([1]);
  await again.close();
});
