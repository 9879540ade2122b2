import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openDataDirectory } from "./data-directory.ts";

const folder = () => mkdtempSync(join(tmpdir(), "parley-data-"));

it("forgets everything but what was built when it is reset", async () => {
  const directory = join(folder(), "new");
  await openDataDirectory(directory, { reset: false });
  mkdirSync(join(directory, "cache"));
  writeFileSync(join(directory, "mail"), "");
  await openDataDirectory(directory, { reset: true });
  expect([existsSync(join(directory, "cache")), existsSync(join(directory, "mail"))]).toEqual([true, false]);
});

it("never empties a folder that it did not make", async () => {
  const directory = folder();
  writeFileSync(join(directory, "thesis.doc"), "");
  await expect(openDataDirectory(directory, { reset: true })).rejects.toThrow("was not made by Parley");
  expect(existsSync(join(directory, "thesis.doc"))).toBe(true);
});
