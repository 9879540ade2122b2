import { readdirSync, watch, type FSWatcher } from "node:fs";
import { join, sep } from "node:path";

/**
 * Calls `onChange` once things under the folder have been quiet for a moment after a change, with the paths in it that
 * changed. Answers how to stop. One watcher for each folder: Node.js 20's own recursive one (Linux) no longer sees a file
 * once an editor has put a new one in its place.
 */
export function watchFolder(directory: string, onChange: (paths: readonly string[]) => void, quietMs = 60): () => void {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let changed = new Set<string>();

  function note(path: string): void {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = [...changed];
      changed = new Set();
      onChange(paths);
    }, quietMs);
  }

  function forget(folder: string): void {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(`${folder}${sep}`)) continue;
      watcher.close();
      watchers.delete(path);
    }
  }

  /** Nothing where it is no folder. `isNew`: what is in it counts as changed. */
  function watchUnder(folder: string, isNew: boolean): void {
    const entries = foldersAndFiles(join(directory, folder));
    if (!entries) return;
    const watcher = watch(join(directory, folder), (event, name) => {
      const path = join(folder, name ?? "");
      note(path);
      if (name === null || event !== "rename") return;
      // It came, went, or is another of the same name.
      forget(path);
      watchUnder(path, true);
    });
    watcher.on("error", () => forget(folder));
    watchers.set(folder, watcher);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (isNew) note(path);
      if (entry.isDirectory() && entry.name !== "node_modules") watchUnder(path, isNew);
    }
  }

  watchUnder("", false);
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}

function foldersAndFiles(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
