import { create, type Store } from "dynalite/db/index.js";
import { mkdirSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { createWriteGuard, openChecked, type WriteGuard } from "../../storage/leveldb/open-checked.ts";

export interface OpenStore {
  readonly store: Store;
  /** The last process that had it open did not close it, or could not write. Nothing acknowledged is lost, but an index may be ahead of its items. */
  readonly wasInterrupted: boolean;
  close(): Promise<void>;
}

/**
 * LevelDB under `directory`. An acknowledged write has been handed to the operating system, so it survives the death of
 * this process (`kill -9`), though not the loss of power within the next seconds. Rejects with StoreError where it is
 * damaged, or open in another process.
 */
export async function openStore(directory: string, place: { accountId: string; region: string }): Promise<OpenStore> {
  mkdirSync(directory, { recursive: true });
  const location = join(directory, "leveldb");
  const store = await openChecked(location, async () => {
    const created = create({ path: location });
    await created.db.open();
    return created;
  });
  const guard = createWriteGuard(location);
  guardWrites(store, guard);
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
      // After a write that failed, an index may differ from its items.
      if (!guard.hasFailed) rmSync(marker, { force: true });
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

/** dynalite's own actions pass a callback; others wait for the promise. */
function guardWrites({ db }: Store, guard: WriteGuard): void {
  const guarded = <Words extends readonly unknown[]>(write: (...words: Words) => Promise<void>) => {
    return (...words: [...Words, done?: (error: Error | null) => void]): Promise<void> => {
      const done = words.at(-1);
      if (typeof done !== "function") return guard.run(() => write(...(words as unknown as Words)));
      const own = words.slice(0, -1) as unknown as Words;
      guard.run(() => write(...own)).then(
        () => setImmediate(done as (error: Error | null) => void, null),
        (error: unknown) => setImmediate(done as (error: unknown) => void, error),
      );
      return Promise.resolve();
    };
  };
  db.put = guarded(db.put.bind(db));
  db.del = guarded(db.del.bind(db));
  db.batch = guarded(db.batch.bind(db));
}
