import { cp, mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { openDurableStore } from "./durable-store.ts";
import { mountSmallDisk } from "./small-disk.fixture.ts";

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

it("refuses a damaged store, naming the file, and leaves it as it is", async () => {
  const store = await openDurableStore(directory);
  const table = store.table<string>("things");
  for (let turn = 0; turn < 50; turn++) await table.put(String(turn), "x".repeat(turn));
  await store.close();
  await (await openDurableStore(directory)).close();
  const name = (await readdir(directory)).find((each) => each.endsWith(".ldb")) ?? "";
  await truncate(join(directory, name), 100);

  const before = await readdir(directory);
  await expect(openDurableStore(directory)).rejects.toMatchObject({ name: "StoreError", message: expect.stringMatching(`^${directory}/${name} has 100 bytes instead of \\d+\\. Nothing was changed\\. .*--reset$`) as string });
  expect(await readdir(directory)).toEqual(before);
});

const disk = mountSmallDisk(400);
afterAll(() => disk?.remove());

it.skipIf(!disk)("refuses writes by name once the disk is full, shows nothing that is not on it, and has all that it acknowledged", async () => {
  const place = join(disk?.directory ?? "", "store");
  const store = await openDurableStore(place);
  const table = store.table<string>("things");
  const acknowledged: string[] = [];
  const fill = async () => {
    for (let turn = 0; ; turn++) {
      await table.put(String(turn), "x".repeat(10_000));
      acknowledged.push(String(turn));
    }
  };
  await expect(fill()).rejects.toMatchObject({ name: "StoreError", message: expect.stringContaining(`${place} cannot be written any more`) as string });
  await expect(fill()).rejects.toThrow("No space left on device");
  // A small one would fit; half of the large one before it stands in its way.
  await expect(table.put("small", "y")).rejects.toThrow("Make room");
  expect([...table.values()]).toHaveLength(acknowledged.length);
  await expect(store.close()).resolves.toBeUndefined();

  const roomier = join(directory, "roomier");
  await cp(place, roomier, { recursive: true });
  const again = await openDurableStore(roomier);
  const rows = again.table<string>("things");
  expect(acknowledged.filter((key) => rows.get(key) === undefined)).toEqual([]);
  await again.close();
});

it.skipIf(!disk)("says that a disk is full when it cannot even open a store there", async () => {
  const place = join(disk?.directory ?? "", "other");
  await writeFile(join(disk?.directory ?? "", "rest"), Buffer.alloc(1_000_000)).catch(() => undefined);
  await expect(openDurableStore(place)).rejects.toMatchObject({ message: expect.stringMatching(/no space left/i) as string });
});
