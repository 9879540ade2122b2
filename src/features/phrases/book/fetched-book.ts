import type { PhraseBook, PhraseBookState } from "./phrase-book.ts";

const unread: PhraseBookState = { phrases: undefined, outbox: [], connection: "syncing", synced: false, unkept: undefined, overwritten: [] };

/** A book whose scripts are on their way: only who is signed in fetches them. What is asked of it is done once they are there. */
export function createFetchedBook(fetching: Promise<PhraseBook>): PhraseBook {
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  let book: PhraseBook | undefined;
  let closed = false;

  void fetching.then((fetched) => {
    book = fetched;
    if (closed) book.close();
    book.subscribe(tell);
    tell();
  });

  return {
    getState: () => book?.getState() ?? unread,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    find: (text) => book?.find(text),
    keep: async (phrases) => (await fetching).keep(phrases),
    edit: async (ids, fields) => (await fetching).edit(ids, fields),
    remove: async (ids) => (await fetching).remove(ids),
    restore: async (phrases) => (await fetching).restore(phrases),
    again: async (itemId, fields) => (await fetching).again(itemId, fields),
    drop: async (itemId) => (await fetching).drop(itemId),
    settle: async (phraseId, mine) => (await fetching).settle(phraseId, mine),
    hurry: () => book?.hurry(),
    close: () => {
      closed = true;
      book?.close();
    },
  };
}
