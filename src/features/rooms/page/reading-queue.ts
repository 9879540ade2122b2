/** What waits to be read aloud, one after the other. `T` is whatever the voice takes. */
export interface ReadingQueue<T> {
  add(texts: readonly T[]): void;
  /** The voice is at rest, or not: it reads something else, or somebody speaks. */
  setFree(free: boolean): void;
  clear(): void;
}

/** `read` starts a reading, after which the voice is taken until `setFree` says otherwise. */
export function createReadingQueue<T>(read: (text: T) => void): ReadingQueue<T> {
  let waiting: T[] = [];
  let free = true;

  const next = () => {
    if (!free) return;
    const text = waiting.shift();
    if (text === undefined) return;
    free = false;
    read(text);
  };

  return {
    add: (texts) => {
      waiting.push(...texts);
      next();
    },
    setFree: (now) => {
      free = now;
      next();
    },
    clear: () => {
      waiting = [];
    },
  };
}
