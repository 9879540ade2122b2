import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { mountSmallDisk } from "../../storage/small-disk.fixture.ts";
import { openTable } from "./durability.fixture.ts";

const program = fileURLToPath(new URL("durability.fixture.ts", import.meta.url));

/** Lets a process write until it has acknowledged `turns` writes, and kills it. Resolves with the last that it acknowledged. */
function writeAndKill(dataDirectory: string, turns: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, ["--import", "tsx", program, dataDirectory], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    writer.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split("\n").length > turns) writer.kill("SIGKILL");
    });
    writer.once("error", reject);
    writer.once("close", () => resolve(Number(said.split("\n").at(-2))));
  });
}

it("loses no acknowledged write when the process is killed, and its index agrees with its items", async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), "durability-"));
  const last = await writeAndKill(dataDirectory, 300);
  const dynamodb = await openTable(dataDirectory);
  const { Items } = (await dynamodb.call("Scan", { TableName: "Phrase" })) as {
    Items: { id: { S: string }; turn: { S: string } }[];
  };
  const { Items: indexed } = await dynamodb.call("Scan", { TableName: "Phrase", IndexName: "byTurn" });
  await dynamodb.close?.();
  const newest = new Map(Items.map(({ id, turn }) => [id.S, Number(turn.S)]));
  for (let turn = last - 49; turn <= last; turn += 1)
    expect(newest.get(String(turn % 50))).toBeGreaterThanOrEqual(turn);
  expect(indexed).toHaveLength(50);
  expect(indexed).toEqual(expect.arrayContaining(Items));
}, 60_000);

const disk = mountSmallDisk(400);
afterAll(() => disk?.remove());

it.skipIf(!disk)("refuses writes by name once the disk is full, goes on reading, and has all that it acknowledged", async () => {
  const small = join(disk?.directory ?? "", "data");
  const dynamodb = await openTable(small);
  const put = (id: number) => dynamodb.call("PutItem", { TableName: "Phrase", Item: { id: { S: String(id) }, turn: { S: "x".repeat(1_000) + String(id) } } });
  let acknowledged = 0;
  const fill = async () => {
    for (;; acknowledged += 1) await put(acknowledged);
  };
  await expect(fill()).rejects.toMatchObject({ name: "StoreError", message: expect.stringMatching(/dynamodb\/leveldb cannot be written any more: .*No space left on device\..*Make room/) as string });
  await expect(put(0)).rejects.toMatchObject({ name: "StoreError" });
  expect(await dynamodb.call("GetItem", { TableName: "Phrase", Key: { id: { S: "0" } } })).toHaveProperty("Item");
  await dynamodb.close?.();

  const roomier = mkdtempSync(join(tmpdir(), "durability-"));
  cpSync(small, roomier, { recursive: true });
  const again = await openTable(roomier);
  const { Items } = (await again.call("Scan", { TableName: "Phrase" })) as { Items: { id: { S: string } }[] };
  const { Items: indexed } = await again.call("Scan", { TableName: "Phrase", IndexName: "byTurn" });
  await again.close?.();
  const ids = new Set(Items.map(({ id }) => Number(id.S)));
  expect(Array.from({ length: acknowledged }, (_, id) => id).filter((id) => !ids.has(id))).toEqual([]);
  expect(indexed).toHaveLength(Items.length);
});

it("is not made anew where a file of it is missing", async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), "durability-"));
  await (await openTable(dataDirectory)).close?.();
  const folder = join(dataDirectory, "dynamodb", "leveldb");
  rmSync(join(folder, "CURRENT"));
  const before = readdirSync(folder);
  await expect(openTable(dataDirectory)).rejects.toMatchObject({ name: "StoreError", message: expect.stringContaining(`${folder}/CURRENT is missing`) as string });
  expect(readdirSync(folder)).toEqual(before);
});
