import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lockForProcess, Locked, type ProcessLock } from "./storage/process-lock.ts";
import { StoreError } from "./storage/store-error.ts";

/** Marks a folder as ours: nothing else is ever emptied. */
const marker = ".parley-data";
const lock = "lock";

/** What a folder of ours may hold that is not data: results of building, which --reset keeps. */
const keptOnReset = new Set(["cache", lock, marker]);

/**
 * Makes the folder, or with `reset` empties it, for this process alone until the lock is released. Refuses to empty a
 * folder that Parley did not make, and one that another process is running on.
 * `deleted`: the names of what was in it.
 */
export async function openDataDirectory(directory: string, { reset }: { reset: boolean }): Promise<ProcessLock & { readonly deleted: readonly string[] }> {
  await makeWritable(directory);
  const entries = (await readdir(directory)).filter((name) => !keptOnReset.has(name)).sort();
  const isOurs = existsSync(join(directory, marker));
  if (reset && entries.length > 0 && !isOurs) {
    throw new StoreError(`${directory} was not made by Parley, so --reset does not empty it. Name another folder with --data.`);
  }
  const locked = await lockForProcess(join(directory, lock)).catch((error: unknown) => {
    if (!(error instanceof Locked)) throw error;
    const [which, how] = error.pid === undefined ? ["", ""] : [` (process ${error.pid})`, ` (kill ${error.pid})`];
    throw new StoreError(`Another Parley${which} is running on ${directory}. Stop it${how}, or name another folder and port: npm start -- --data DIR --port N`, { cause: error });
  });
  if (reset) for (const name of entries) await rm(join(directory, name), { recursive: true, force: true });
  if (!isOurs) await writeFile(join(directory, marker), "Parley keeps its local data here; `npm start -- --reset` empties this folder.\n");
  return { release: () => locked.release(), deleted: reset ? entries : [] };
}

/** A folder that things can be made in. */
async function makeWritable(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await rm(await mkdtemp(join(directory, ".writable-")), { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(`Nothing can be kept in ${directory} (${reason}). Make it a folder that you may write to, or name another: npm start -- --data DIR`, { cause: error });
  }
}
