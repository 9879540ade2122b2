import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { watchFolder } from "./watch.ts";

let stop: (() => void) | undefined;
afterEach(() => stop?.());

it("names what changes, also where an editor puts a new file in place of the old one", async () => {
  const directory = mkdtempSync(join(tmpdir(), "parley-watch-"));
  mkdirSync(join(directory, "functions/say"), { recursive: true });
  const file = join(directory, "functions/say/handler.ts");
  writeFileSync(file, "0");
  const seen = new Set<string>();
  stop = watchFolder(directory, (paths) => paths.forEach((path) => seen.add(path)));

  for (const round of ["1", "2", "3"]) {
    seen.clear();
    writeFileSync(`${file}.draft`, round);
    renameSync(`${file}.draft`, file);
    await expect.poll(() => [...seen]).toContain("functions/say/handler.ts");
  }
  seen.clear();
  writeFileSync(file, "in place");
  await expect.poll(() => [...seen]).toEqual(["functions/say/handler.ts"]);

  mkdirSync(join(directory, "functions/new"));
  writeFileSync(join(directory, "functions/new/handler.ts"), "");
  await expect.poll(() => [...seen]).toContain("functions/new/handler.ts");
  rmSync(join(directory, "functions/new"), { recursive: true });
  mkdirSync(join(directory, "functions/new"));
  seen.clear();
  writeFileSync(join(directory, "functions/new/again.ts"), "");
  await expect.poll(() => [...seen]).toContain("functions/new/again.ts");
});
