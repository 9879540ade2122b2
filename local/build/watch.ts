import { watch } from "node:fs";

/** Calls `onChange` once things under the folder have been quiet for a moment after a change. Answers how to stop. */
export function watchFolder(directory: string, onChange: () => void, quietMs = 150): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(directory, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
