import { createShelf, type Shelf, type ShelfStorage } from "./shelf.ts";

const shelves = new Map<string, Shelf>();

/** What waits of this account in this browser. One for each, so that all of a page hears of what any of it changes. */
export function shelfOf(account: string): Shelf {
  const shelf = shelves.get(account) ?? createShelf(account, browserStorage(), subscribeElsewhere);
  shelves.set(account, shelf);
  return shelf;
}

/** A browser may refuse storage altogether. */
function browserStorage(): ShelfStorage {
  try {
    return window.localStorage;
  } catch {
    const refuse = () => {
      throw new Error("There is no storage.");
    };
    return { length: 0, key: () => null, getItem: () => null, setItem: refuse, removeItem: () => undefined };
  }
}

/** Browsers tell of other tabs' writes, never of one's own. */
function subscribeElsewhere(listener: () => void): () => void {
  const heard = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith("parley.outbox.")) listener();
  };
  window.addEventListener("storage", heard);
  return () => window.removeEventListener("storage", heard);
}
