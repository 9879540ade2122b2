import { mkdir } from "node:fs/promises";
import { ClassicLevel } from "classic-level";
import { createWriteGuard, openChecked } from "./leveldb/open-checked.ts";

/** Rows in memory, read synchronously; every change is on disk (fsync) when its promise resolves. Rows are never mutated. */
export interface Table<Row> {
  get(key: string): Row | undefined;
  values(): IterableIterator<Row>;
  readonly size: number;
  /** Visible at once to readers in this process, so that read-then-put without an `await` between cannot race. */
  put(key: string, row: Row): Promise<void>;
  delete(...keys: string[]): Promise<void>;
}

export interface DurableStore {
  /** One table a name; ask for it once. */
  table<Row>(name: string): Table<Row>;
  close(): Promise<void>;
}

type Change = { type: "put"; key: string; value: unknown } | { type: "del"; key: string };

/**
 * A small store in its own folder. Rejects with StoreError where it is damaged, or open in another process. A write that
 * fails leaves the rows as they are on the disk, and is the last one tried.
 */
export async function openDurableStore(directory: string): Promise<DurableStore> {
  await mkdir(directory, { recursive: true });
  const level = await openChecked(directory, async () => {
    const opened = new ClassicLevel<string, unknown>(directory, { valueEncoding: "json" });
    await opened.open();
    return opened;
  });
  const stored = await level.iterator().all();
  const guard = createWriteGuard(directory);
  const tables = new Map<string, Map<string, unknown>>();
  const write = groupCommit(async (changes) => {
    try {
      await guard.run(() => level.batch(changes, { sync: true }));
    } catch (error) {
      await takeBack(changes);
      throw error;
    }
  });

  /** Nobody may go on with what a restart would not bring back. */
  async function takeBack(changes: readonly Change[]): Promise<void> {
    for (const { key } of changes) {
      const slash = key.indexOf("/");
      const rows = tables.get(key.slice(0, slash));
      const row = await level.get(key);
      if (row === undefined) rows?.delete(key.slice(slash + 1));
      else rows?.set(key.slice(slash + 1), row);
    }
  }

  return {
    table<Row>(name: string): Table<Row> {
      const prefix = `${name}/`;
      const rows = new Map<string, Row>();
      tables.set(name, rows);
      for (const [key, value] of stored) {
        if (key.startsWith(prefix)) rows.set(key.slice(prefix.length), value as Row);
      }
      return {
        get: (key) => rows.get(key),
        values: () => rows.values(),
        get size() {
          return rows.size;
        },
        put(key, row) {
          rows.set(key, row);
          return write([{ type: "put", key: prefix + key, value: row }]);
        },
        delete(...keys) {
          for (const key of keys) rows.delete(key);
          return write(keys.map((key) => ({ type: "del", key: prefix + key })));
        },
      };
    },
    async close() {
      // Whose write failed has been told.
      await write([]).catch(() => undefined);
      await level.close();
    },
  };
}

/** Keeps changes in the order they were made (LevelDB does not, across threads) and gathers those that wait into one fsync. */
function groupCommit(commit: (changes: Change[]) => Promise<void>): (changes: Change[]) => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: { changes: Change[]; done: Promise<void> } | undefined;

  return (changes) => {
    if (!waiting) {
      const batch: Change[] = [];
      const start = () => {
        waiting = undefined;
        return commit(batch);
      };
      // A failed batch is its own callers' error; the next one is tried all the same.
      waiting = { changes: batch, done: running.then(start, start) };
      running = waiting.done;
    }
    waiting.changes.push(...changes);
    return waiting.done;
  };
}
