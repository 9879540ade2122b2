import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Marks a folder as ours: nothing else is ever emptied. */
const marker = ".parley-data";

/** What a folder of ours may hold that is not data: results of building, which --reset keeps. */
const keptOnReset = new Set(["cache", marker]);

/** Makes the folder, or with `reset` empties it. Refuses to empty a folder that Parley did not make. */
export async function openDataDirectory(directory: string, { reset }: { reset: boolean }): Promise<void> {
  await mkdir(directory, { recursive: true });
  const entries = (await readdir(directory)).filter((name) => !keptOnReset.has(name));
  const isOurs = existsSync(join(directory, marker));
  if (reset && entries.length > 0) {
    if (!isOurs) throw new Error(`${directory} was not made by Parley, so --reset does not empty it. Name another folder with --data.`);
    for (const name of entries) await rm(join(directory, name), { recursive: true, force: true });
  }
  if (!isOurs) await writeFile(join(directory, marker), "Parley keeps its local data here; `npm start -- --reset` empties this folder.\n");
}
