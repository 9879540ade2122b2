import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What the product is made from. */
const sources = ["amplify", "local", "src", "public", "index.html", "package.json", "package-lock.json", "lingui.config.ts", "tsconfig.base.json", "tsconfig.json", "vite.config.ts", "customHttp.yml"];

const cache = ".parley/cache";

/** A copy of this checkout to change the files of. */
export interface Checkout {
  readonly root: string;
  /** As `npm start` has it without `--data`. */
  readonly dataDirectory: string;
  /** Exchanges the text in the file for another; answers how to undo that. Throws where the file does not hold it. */
  change(file: string, text: string, other: string): Promise<() => Promise<void>>;
  remove(): Promise<void>;
}

export async function copyOfCheckout(): Promise<Checkout> {
  const copy = await mkdtemp(join(tmpdir(), "parley-dev-"));
  for (const name of sources) await cp(join(root, name), join(copy, name), { recursive: true });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  // The same sources have the same backend: it need not be made again.
  const made = await readdir(join(root, cache)).catch(() => []);
  for (const name of made) if (/^assembly-\w+$/.test(name)) await cp(join(root, cache, name), join(copy, cache, name), { recursive: true });
  return {
    root: copy,
    dataDirectory: join(copy, ".parley"),
    async change(file, text, other) {
      const path = join(copy, file);
      const before = await readFile(path, "utf8");
      if (!before.includes(text)) throw new Error(`${file} does not hold ${text}`);
      await writeFile(path, before.replace(text, () => other));
      return () => writeFile(path, before);
    },
    remove: () => rm(copy, { recursive: true, force: true }),
  };
}
