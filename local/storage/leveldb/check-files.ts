import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { StoreError } from "../store-error.ts";
import { Damage } from "./damage.ts";
import { logRecords } from "./log-file.ts";
import { readManifest } from "./manifest.ts";
import { checkTable } from "./table-file.ts";

/**
 * Whether everything that a LevelDB consists of is there and as it was written. LevelDB itself looks only when it is
 * told to, which `classic-level` cannot: it drops what it cannot read of its log, and makes an empty database where its
 * first file is missing. Throws StoreError, which names the file. Reads all of it: about 4 ms a megabyte.
 */
export async function checkFiles(directory: string): Promise<void> {
  const names = existsSync(directory) ? await readdir(directory) : [];
  const numbered = (extension: string) => names.filter((name) => name.endsWith(extension)).map((name) => ({ name, number: Number.parseInt(name, 10) }));
  if (!names.includes("CURRENT")) {
    // A process that died at the very first start leaves neither.
    if (numbered(".log").length + numbered(".ldb").length > 0) throw damaged(join(directory, "CURRENT"), "is missing");
    return;
  }

  const current = (await check("CURRENT", (bytes) => /^(MANIFEST-\d+)\n$/.exec(bytes.toString("latin1"))?.[1])) ?? "";
  if (current === "") throw damaged(join(directory, "CURRENT"), "is damaged");
  const { tables, oldestLog } = await check(current, readManifest);
  const logs = numbered(".log").filter(({ number }) => number >= oldestLog);
  if (oldestLog > 0 && !logs.some(({ number }) => number === oldestLog)) throw damaged(join(directory, fileName(oldestLog, "log")), "is missing");
  for (const { name } of logs) await check(name, (bytes) => Array.from(logRecords(bytes)));
  for (const [number, size] of tables) {
    await check(fileName(number, "ldb"), (bytes) => {
      if (bytes.length !== size) throw new Damage(`has ${bytes.length} bytes instead of ${size}`);
      checkTable(bytes);
    });
  }

  async function check<Result>(name: string, read: (bytes: Buffer) => Result): Promise<Result> {
    const path = join(directory, name);
    if (!existsSync(path)) throw damaged(path, "is missing");
    const bytes = await readFile(path);
    try {
      return read(bytes);
    } catch (error) {
      throw damaged(path, error instanceof Damage ? error.message : "is damaged", error);
    }
  }
}

const fileName = (number: number, extension: string) => `${String(number).padStart(6, "0")}.${extension}`;

function damaged(path: string, how: string, cause?: unknown): StoreError {
  const message = `${path} ${how}. Nothing was changed. Put back a copy of the data folder from before, or forget everything and start afresh: npm start -- --reset`;
  return new StoreError(message, { cause });
}
