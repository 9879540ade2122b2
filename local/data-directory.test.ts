import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openDataDirectory } from "./data-directory.ts";

const folder = () => mkdtempSync(join(tmpdir(), "parley-data-"));

it("forgets everything but what was built when it is reset", async () => {
  const directory = join(folder(), "new");
  await (await openDataDirectory(directory, { reset: false })).release();
  mkdirSync(join(directory, "cache"));
  writeFileSync(join(directory, "mail"), "");
  for (const deleted of [["mail"], []]) {
    const opened = await openDataDirectory(directory, { reset: true });
    expect(opened.deleted).toEqual(deleted);
    await opened.release();
  }
  expect([existsSync(join(directory, "cache")), existsSync(join(directory, "mail"))]).toEqual([true, false]);
});

it.each([
  ["a file in its place", ["file"], ""],
  ["a file above it", ["file", "below"], ""],
  ["a folder that nothing may be made in", [], "/sys"],
])("says what to do about %s", async (_what, names, base) => {
  const parent = base || folder();
  if (!base) writeFileSync(join(parent, "file"), "mine");
  const directory = join(parent, ...names);
  await expect(openDataDirectory(directory, { reset: true })).rejects.toMatchObject({
    name: "StoreError",
    message: expect.stringMatching(/^Nothing can be kept in \S+ \(E\w+: .*\)\. Make it a folder that you may write to, or name another: npm start -- --data DIR$/) as string,
  });
  if (!base) expect(readFileSync(join(parent, "file"), "utf8")).toBe("mine");
});

it("never empties a folder that it did not make", async () => {
  const directory = folder();
  writeFileSync(join(directory, "thesis.doc"), "");
  await expect(openDataDirectory(directory, { reset: true })).rejects.toThrow("was not made by Parley");
  expect(existsSync(join(directory, "thesis.doc"))).toBe(true);
});

it("refuses a folder that another process runs on, naming it, and takes it over when that is killed", async () => {
  const directory = folder();
  const other = spawn(process.execPath, ["--import", "tsx", fileURLToPath(new URL("data-directory.fixture.ts", import.meta.url)), directory], { stdio: ["ignore", "pipe", "inherit"] });
  await once(other.stdout, "data");
  writeFileSync(join(directory, "mail"), "");
  for (const reset of [false, true]) {
    await expect(openDataDirectory(directory, { reset })).rejects.toThrow(`Another Parley (process ${String(other.pid)}) is running on ${directory}. Stop it (kill ${String(other.pid)})`);
  }
  // --reset took nothing from under the running one.
  expect(existsSync(join(directory, "mail"))).toBe(true);

  const gone = once(other, "exit");
  other.kill("SIGKILL");
  await gone;
  await (await openDataDirectory(directory, { reset: false })).release();
});

it("is not kept out by what a lost lock left behind", async () => {
  const directory = folder();
  mkdirSync(join(directory, "lock"));
  writeFileSync(join(directory, "lock", "CURRENT"), "rubbish");
  writeFileSync(join(directory, "lock", "pid"), "1");
  await (await openDataDirectory(directory, { reset: false })).release();
});
