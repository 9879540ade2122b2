import { create, type Store } from "dynalite/db/index.js";
import { mkdirSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { join } from "node:path";

export interface OpenStore {
  readonly store: Store;
  /** The last process that had it open did not close it. Nothing acknowledged is lost, but an index may be ahead of its items. */
  readonly wasInterrupted: boolean;
  close(): Promise<void>;
}

/**
 * LevelDB under `directory`. An acknowledged write has been handed to the operating system, so it survives the death of
 * this process (`kill -9`), though not the loss of power within the next seconds.
 */
export async function openStore(directory: string, place: { accountId: string; region: string }): Promise<OpenStore> {
  mkdirSync(directory, { recursive: true });
  const store = create({ path: join(directory, "leveldb") });
  try {
    await store.db.open();
  } catch (error) {
    if (!isLocked(error)) throw error;
    throw new Error(`${directory} is in use by another running process.`, { cause: error });
  }
  const marker = join(directory, "open");
  const wasInterrupted = existsSync(marker);
  writeFileSync(marker, "");
  Object.assign(store.tableDb, { awsAccountId: place.accountId, awsRegion: place.region });
  return {
    store,
    wasInterrupted,
    async close() {
      await store.db.close(); // Waits for what is being written.
      rmSync(marker, { force: true });
    },
  };
}

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "LEVEL_LOCKED";
}
