import type { Clock } from "../../../device/clock.ts";
import type { Lock } from "./send-in-turn.ts";
import { createShelf, type Shelf, type ShelfStorage } from "./shelf.ts";

export interface Tab {
  readonly shelf: Shelf;
  readonly lock: Lock;
  /** Nothing that it does from now on has any effect, and what it held is let go. */
  crash: () => void;
}

interface Turn {
  readonly tab: object;
  readonly run: () => Promise<void>;
}

/** A browser with tabs that share what is stored, hear of each other's writes a little later, and take turns under locks. */
export function createBrowser(clock: Pick<Clock, "after">, random: () => number = () => 0.5) {
  const items = new Map<string, string>();
  const ears = new Map<object, Set<() => void>>();
  /** The first of each has the lock. */
  const turns = new Map<string, Turn[]>();
  let full = false;

  const letGo = (name: string, leaves: (turn: Turn) => boolean) => {
    const [holder, ...others] = turns.get(name) ?? [];
    const left = [...(holder ? [holder] : []), ...others].filter((turn) => !leaves(turn));
    turns.set(name, left);
    if (holder && left[0] !== holder) void left[0]?.run();
  };

  const openTab = (): Tab => {
    const tab = { crashed: false };
    const listeners = new Set<() => void>();
    ears.set(tab, listeners);

    const write = (change: () => void) => {
      if (tab.crashed) return;
      change();
      for (const [other, heard] of ears) if (other !== tab) clock.after(1 + random() * 30, () => heard.forEach((listener) => listener()));
    };
    const storage: ShelfStorage = {
      get length() {
        return items.size;
      },
      key: (index) => [...items.keys()][index] ?? null,
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => {
        if (full) throw new DOMException("Full", "QuotaExceededError");
        write(() => void items.set(key, value));
      },
      removeItem: (key) => write(() => void items.delete(key)),
    };
    const lock: Lock = (name, work) =>
      new Promise((resolve, reject) => {
        const turn: Turn = {
          tab,
          run: async () => {
            await work().then(resolve, reject);
            letGo(name, (one) => one === turn);
          },
        };
        const queue = turns.get(name) ?? [];
        turns.set(name, [...queue, turn]);
        // A lock is never given at once.
        if (queue.length === 0) void Promise.resolve().then(() => (turns.get(name)?.[0] === turn ? turn.run() : undefined));
      });

    return {
      shelf: createShelf("person", storage, (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      }),
      lock,
      crash: () => {
        tab.crashed = true;
        ears.delete(tab);
        for (const name of turns.keys()) letGo(name, (turn) => turn.tab === tab);
      },
    };
  };

  return { items, openTab, fill: () => (full = true) };
}
