import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
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
