import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A hash over the names and contents of files and folders; what is not there counts as not there. Tests and hidden files count nothing. */
export async function fingerprint(root: string, paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of (await filesUnder(root, path)).sort()) {
      const content = await readFile(join(root, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex").slice(0, 24);
}

/** Of a file or folder, relative to the root; without tests and hidden files. */
export async function filesUnder(root: string, path: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, path), { withFileTypes: true });
    const counted = entries.filter(({ name }) => !name.startsWith(".") && name !== "node_modules" && !/\.test\.tsx?$/.test(name));
    const nested = counted.map((entry) =>
      entry.isDirectory() ? filesUnder(root, join(path, entry.name)) : Promise.resolve([join(path, entry.name)]),
    );
    return (await Promise.all(nested)).flat();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOTDIR") return [path];
    if (code === "ENOENT") return [];
    throw error;
  }
}
