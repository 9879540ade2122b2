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
  readAtOnce(store);
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

/**
 * dynalite reads a table's description and the item for every operation. LevelDB finds them in microseconds; handing
 * each read to another thread and back, as `get` does, takes far longer. Descriptions do not change while it runs.
 */
function readAtOnce({ db }: Store): void {
  const later = db.get.bind(db);
  const descriptions = new Map<string, unknown>();
  const read = (key: string): unknown => {
    const known = descriptions.get(key);
    if (known !== undefined) return known;
    const value: unknown = db.getSync(key);
    if (key.startsWith("table~")) descriptions.set(key, value);
    return value;
  };
  db.get = (key: string, found?: (error: Error | null, value?: unknown) => void) => {
    if (!found) return later(key);
    try {
      process.nextTick(found, null, read(key));
    } catch (error) {
      process.nextTick(found, error);
    }
    return Promise.resolve();
  };
}

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "LEVEL_LOCKED";
}
