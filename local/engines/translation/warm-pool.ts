/** Keeps the few most recently used of what is dear to start, and ends the rest; never one that is in use. */
export interface WarmPool<Value> {
  /** Runs `use` with the value for the key, which stays alive at least until then. */
  use<Result>(key: string, use: (value: Value) => Promise<Result>): Promise<Result>;
  close(): void;
}

export interface WarmPoolOptions<Value> {
  readonly start: (key: string) => Promise<Value>;
  readonly isEnded: (value: Value) => boolean;
  readonly end: (value: Value) => void;
  /** How many are kept while nobody uses them. */
  readonly capacity: number;
  readonly idleMs: number;
}

interface Entry<Value> {
  readonly started: Promise<Value>;
  users: number;
  timer?: NodeJS.Timeout;
}

export function createWarmPool<Value>({ start, isEnded, end, capacity, idleMs }: WarmPoolOptions<Value>): WarmPool<Value> {
  /** In order of use, the least recent first. */
  const entries = new Map<string, Entry<Value>>();

  function drop(key: string, entry: Entry<Value>): void {
    clearTimeout(entry.timer);
    if (entries.get(key) === entry) entries.delete(key);
    // One that failed to start has nothing to end; whoever asked for it got the error.
    void entry.started.then(end, () => undefined);
  }

  function trim(): void {
    for (const [key, entry] of entries) {
      if (entries.size <= capacity) return;
      if (entry.users === 0) drop(key, entry);
    }
  }

  return {
    async use(key, use) {
      const entry = entries.get(key) ?? { started: start(key), users: 0 };
      entries.delete(key);
      entries.set(key, entry);
      entry.users += 1;
      clearTimeout(entry.timer);
      trim();
      let alive = false;
      try {
        const value = await entry.started;
        try {
          return await use(value);
        } finally {
          alive = !isEnded(value);
        }
      } finally {
        entry.users -= 1;
        if (!alive) drop(key, entry);
        else if (entry.users === 0 && entries.get(key) === entry) {
          entry.timer = setTimeout(() => drop(key, entry), idleMs).unref();
          trim();
        }
      }
    },
    close() {
      for (const [key, entry] of entries) drop(key, entry);
    },
  };
}
