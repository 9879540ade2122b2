/** Small things that this browser remembers. Storage can be forbidden or full: then they are forgotten, and nothing fails. */
export interface Stored {
  read(key: string): string | undefined;
  write(key: string, value: string): void;
  clear(): void;
}

const storedIn = (storage: () => Storage): Stored => ({
  read: (key) => {
    try {
      return storage().getItem(`parley.${key}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write: (key, value) => {
    try {
      if (value === "") storage().removeItem(`parley.${key}`);
      else storage().setItem(`parley.${key}`, value);
    } catch {
      // Forgotten at the next load.
    }
  },
  clear: () => {
    try {
      const keys = Object.keys(storage()).filter((key) => key.startsWith("parley."));
      keys.forEach((key) => storage().removeItem(key));
    } catch {
      // There is nothing.
    }
  },
});

/** For choices: kept until the person clears the browser. */
export const preferences = storedIn(() => localStorage);

/** For what was typed: kept over a reload, gone with the tab, because a computer may be shared. */
export const thisTab = storedIn(() => sessionStorage);
