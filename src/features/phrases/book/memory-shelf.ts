import type { KeptPhrase, Overwritten } from "./kept-phrase.ts";
import type { KeptItem } from "./outbox.ts";
import type { PhraseChange } from "./phrase-book.ts";
import type { News, PhraseShelf } from "./phrase-shelf.ts";

/** A shelf that is gone with the tab, for browsers that keep nothing. */
export function createMemoryShelf(): PhraseShelf {
  let items: KeptItem<PhraseChange>[] = [];
  const phrases = new Map<string, KeptPhrase>();
  const overwritten = new Map<string, Overwritten>();
  let synced = false;

  const write = ({ put, gone, overwritten: lost }: News) => {
    for (const phrase of put) {
      if (phrase.updatedAt >= (phrases.get(phrase.id)?.updatedAt ?? "")) phrases.set(phrase.id, phrase);
    }
    for (const id of gone) phrases.delete(id);
    for (const one of lost) overwritten.set(one.phraseId, one);
  };

  return {
    items: async () => items,
    add: async (more) => void (items = [...items, ...more]),
    put: async (changed) => void (items = items.map((one) => changed.find(({ id }) => id === one.id) ?? one)),
    remove: async (ids) => void (items = items.filter(({ id }) => !ids.includes(id))),
    settle: async (item, news, guard) => {
      items = items.flatMap((one) => (one.id === item.id ? (guard ?? []) : one));
      write(news);
    },
    load: async () => ({ phrases: [...phrases.values()], overwritten: [...overwritten.values()], synced }),
    write: async (news) => write(news),
    sync: async () => void (synced = true),
    settleOverwritten: async (phraseId) => void overwritten.delete(phraseId),
  };
}
