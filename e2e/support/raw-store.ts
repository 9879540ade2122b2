import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { ClassicLevel } from "classic-level";

/**
 * Everything that the local cloud has stored, as text: every record of every LevelDB (tables and indexes of DynamoDB, user
 * pool, identities, mailbox, the bucket's index), and every other file with its name. The cloud must have been stopped.
 * Not LevelDB's own files: a deleted record's bytes stay in them, unreachable, until it compacts.
 */
export async function readRawStore(dataDirectory: string): Promise<string[]> {
  const files = (await readdir(dataDirectory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const levels = files.filter((file) => file.endsWith("/CURRENT")).map(dirname);
  const records = await Promise.all(levels.map(recordsOf));
  const others = files.filter((file) => !levels.includes(dirname(file)));
  const contents = others.map(async (file) => `${relative(dataDirectory, file)}: ${(await readFile(file)).toString("latin1")}\n${await readFile(file, "utf8")}`);
  return [...records.flat(), ...(await Promise.all(contents))];
}

async function recordsOf(folder: string): Promise<string[]> {
  const level = new ClassicLevel(folder, { createIfMissing: false });
  await level.open();
  try {
    return (await level.iterator().all()).map(([key, value]) => `${folder}: ${key} = ${value}`);
  } finally {
    await level.close();
  }
}
