import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BlobStore } from "./blob-store.ts";
import { createLocks, type Locks } from "./locks.ts";
import { ObjectIndex } from "./object-index.ts";

export interface ObjectStore {
  readonly index: ObjectIndex;
  readonly blobs: BlobStore;
  /** Changes of one object or upload happen one after another. */
  readonly locks: Locks;
  close(): Promise<void>;
}

/**
 * Objects on disk: bytes in files that are never changed, and an index that says which belong to which key. A file is
 * complete before the index names it, so a reader sees the old object or the new one, never half of one. What is
 * acknowledged survives the death of the process; files that a death left unnamed are removed at the next start.
 */
export async function openObjectStore(directory: string): Promise<ObjectStore> {
  mkdirSync(directory, { recursive: true });
  const index = await ObjectIndex.open(join(directory, "index"));
  const blobs = new BlobStore(join(directory, "blobs"));
  const marker = join(directory, "open");
  if (existsSync(marker)) {
    const named = await index.blobIds();
    for await (const id of blobs.ids()) if (!named.has(id)) await blobs.remove([{ id, size: 0 }]);
  }
  writeFileSync(marker, "");
  return {
    index,
    blobs,
    locks: createLocks(),
    async close() {
      await index.close();
      rmSync(marker, { force: true });
    },
  };
}
