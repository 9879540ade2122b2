import type { DBSchema, IDBPDatabase } from "idb";
import { openDatabase } from "./database.ts";

export interface Bounds {
  items: number;
  bytes: number;
}

interface Use {
  key: string;
  bytes: number;
  usedAt: number;
}

interface BoundedSchema<V> extends DBSchema {
  values: { key: string; value: V };
  uses: { key: string; value: Use; indexes: { usedAt: number } };
}

/** A cache on this device. Nothing here fails: what could not be kept is fetched anew. */
export interface BoundedStore<V> {
  get(key: string): Promise<V | undefined>;
  /** `bytes` is about what the value takes. What was used longest ago makes room. */
  put(key: string, value: V, bytes: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Keys, those used last first. */
  keys(): Promise<string[]>;
}

/** How much older (ms) a use must be before it is written down anew. */
const fresh = 60_000;

export function createBoundedStore<V>(account: string, name: string, bounds: Bounds, now = Date.now): BoundedStore<V> {
  let opened: Promise<IDBPDatabase<BoundedSchema<V>>> | undefined;
  const open = () => {
    opened ??= openDatabase<BoundedSchema<V>>(account, {
      name,
      version: 1,
      upgrade: (database) => {
        database.createObjectStore("values");
        database.createObjectStore("uses", { keyPath: "key" }).createIndex("usedAt", "usedAt");
      },
    });
    return opened;
  };

  /** Lets go of what was used longest ago until no more than this is kept. */
  const shrink = async ({ items, bytes }: Bounds) => {
    const transaction = (await open()).transaction(["values", "uses"], "readwrite");
    const uses = await transaction.objectStore("uses").index("usedAt").getAll();
    let total = uses.reduce((sum, use) => sum + use.bytes, 0);
    let count = uses.length;
    for (const { key, bytes: size } of uses) {
      if (count <= items && total <= bytes) break;
      void transaction.objectStore("values").delete(key);
      void transaction.objectStore("uses").delete(key);
      total -= size;
      count -= 1;
    }
    await transaction.done;
  };

  async function forgiving<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch {
      // The browser may have closed it: the next one to ask opens it anew.
      opened = undefined;
      return otherwise;
    }
  }

  const write = async (key: string, value: V, bytes: number) => {
    const transaction = (await open()).transaction(["values", "uses"], "readwrite");
    const written = [
      transaction.objectStore("values").put(value, key),
      transaction.objectStore("uses").put({ key, bytes, usedAt: now() }),
      transaction.done,
    ];
    // At once: a page that is being left does not wait for the answers.
    transaction.commit();
    await Promise.all(written);
  };

  return {
    get: (key) =>
      forgiving(undefined, async () => {
        const database = await open();
        const value = await database.get("values", key);
        const use = value === undefined ? undefined : await database.get("uses", key);
        if (use && now() - use.usedAt > fresh) await database.put("uses", { ...use, usedAt: now() });
        return value;
      }),
    put: (key, value, bytes) =>
      forgiving(undefined, async () => {
        if (bytes > bounds.bytes) return;
        await write(key, value, bytes).catch(async (error: unknown) => {
          if (!isFull(error)) throw error;
          await shrink({ items: Math.floor(bounds.items / 2), bytes: Math.floor(bounds.bytes / 2) });
          await write(key, value, bytes);
        });
        await shrink(bounds);
      }),
    delete: (key) =>
      forgiving(undefined, async () => {
        const database = await open();
        await Promise.all([database.delete("values", key), database.delete("uses", key)]);
      }),
    keys: () => forgiving([], async () => (await (await open()).getAllKeysFromIndex("uses", "usedAt")).reverse()),
  };
}

/** The device has no room left (for this site). */
export const isFull = (error: unknown): boolean => error instanceof Error && error.name === "QuotaExceededError";
