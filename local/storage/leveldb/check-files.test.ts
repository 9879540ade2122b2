import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkFiles } from "./check-files.ts";

const folder = () => mkdtempSync(join(tmpdir(), "leveldb-"));
const rows = new Map(
  Array.from({ length: 600 }, (_, index) => [`row-${index}`, index % 2 === 0 ? "compresses well ".repeat(index) : randomBytes(40).toString("base64")]),
);

async function readAll(directory: string): Promise<Map<string, string>> {
  const level = new ClassicLevel(directory);
  await level.open();
  const found = new Map(await level.iterator().all());
  await level.close();
  return found;
}

/** The files of a database whose process was killed: a table of two thirds of the rows, and a log of the rest. */
async function killed(): Promise<string> {
  const directory = folder();
  const level = new ClassicLevel(directory);
  const entries = [...rows];
  for (const [from, to] of [[0, 400], [400, 600]]) {
    await level.open();
    for (const [key, value] of entries.slice(from, to)) await level.put(key, value);
    if (to === 400) await level.close();
  }
  const copy = folder();
  cpSync(directory, copy, { recursive: true });
  await level.close();
  return copy;
}

const database = await killed();
const live = readdirSync(database).filter((name) => /^CURRENT$|^MANIFEST|\.(ldb|log)$/.test(name));

function copyOf(directory: string): string {
  const copy = folder();
  cpSync(directory, copy, { recursive: true });
  return copy;
}

it("finds nothing wrong with what LevelDB wrote, killed or closed", async () => {
  expect(live).toHaveLength(4);
  const copy = copyOf(database);
  await checkFiles(copy);
  expect(await readAll(copy)).toEqual(rows);
  await checkFiles(copy);
  await checkFiles(join(copy, "not", "yet", "there"));
});

it("takes half a record at the end of the log for what it is: a write that nobody was told of", async () => {
  const copy = copyOf(database);
  const log = join(copy, live.find((name) => name.endsWith(".log")) ?? "");
  truncateSync(log, readFileSync(log).length - 3);
  await checkFiles(copy);
  expect((await readAll(copy)).size).toBe(599);
});

it.each(live)("misses %s, by name, and says what to do", async (name) => {
  const copy = copyOf(database);
  rmSync(join(copy, name));
  await expect(checkFiles(copy)).rejects.toMatchObject({ name: "StoreError", message: expect.stringMatching(`^${copy}/${name} is missing\\..*--reset$`) as string });
});

it.each(live.filter((name) => !name.endsWith(".log")))("sees that %s was cut off", async (name) => {
  const copy = copyOf(database);
  const path = join(copy, name);
  truncateSync(path, Math.floor(readFileSync(path).length / 2));
  await expect(checkFiles(copy)).rejects.toThrow(copy);
});

it("lets no changed byte through that changes what is read", async () => {
  const changes = fc.record({ name: fc.constantFrom(...live), at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), flip: fc.integer({ min: 1, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(changes, async ({ name, at, flip }) => {
      const copy = copyOf(database);
      const bytes = readFileSync(join(copy, name));
      // Half a record at the end cannot be told from one whose length changed.
      const position = Math.floor(at * (bytes.length - (name.endsWith(".log") ? 200 : 0)));
      bytes[position] = (bytes[position] ?? 0) ^ flip;
      writeFileSync(join(copy, name), bytes);
      const refused = await checkFiles(copy).then(() => undefined, (error: unknown) => error);
      if (refused) expect(refused).toMatchObject({ name: "StoreError", message: expect.stringContaining(copy) as string });
      else expect(await readAll(copy)).toEqual(rows);
      rmSync(copy, { recursive: true });
    }),
    { numRuns: 100 },
  );
});
