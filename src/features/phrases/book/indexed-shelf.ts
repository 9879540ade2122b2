import type { DBSchema, IDBPTransaction } from "idb";
import { openDatabase } from "../../../device/database.ts";
import type { KeptPhrase, Overwritten } from "./kept-phrase.ts";
import type { KeptItem } from "./outbox.ts";
import type { PhraseChange } from "./phrase-book.ts";
import type { News, PhraseShelf } from "./phrase-shelf.ts";

type Item = KeptItem<PhraseChange>;

interface PhrasesSchema extends DBSchema {
  phrases: { key: string; value: KeptPhrase };
  /** In the order of their keys, which the browser gives out. */
  outbox: { key: number; value: Item; indexes: { id: string } };
  overwritten: { key: string; value: Overwritten };
  facts: { key: "synced"; value: true };
}

const stores = ["phrases", "outbox", "overwritten"] as const;
type Writing = IDBPTransaction<PhrasesSchema, (typeof stores)[number][], "readwrite">;

/**
 * The shelf in IndexedDB.
 * @throws where the browser keeps nothing, and for an account that is not here
 */
export async function openIndexedShelf(account: string): Promise<PhraseShelf> {
  const database = await openDatabase<PhrasesSchema>(account, {
    name: "phrases",
    version: 1,
    upgrade: (made) => {
      made.createObjectStore("phrases", { keyPath: "id" });
      made.createObjectStore("outbox", { autoIncrement: true }).createIndex("id", "id", { unique: true });
      made.createObjectStore("overwritten", { keyPath: "phraseId" });
      made.createObjectStore("facts");
    },
  });

  /** All of it is written, or nothing. */
  const inOne = async (work: (writing: Writing) => Promise<void>) => {
    const writing = database.transaction([...stores], "readwrite");
    const working = work(writing).catch((error: unknown) => {
      abort(writing);
      throw error;
    });
    // Whichever fails first says why; the other is then no news.
    await Promise.all([working, writing.done]);
  };

  const replace = async (writing: Writing, id: string, item: Item | undefined) => {
    const outbox = writing.objectStore("outbox");
    const place = await outbox.index("id").getKey(id);
    if (place === undefined) return;
    if (item) await outbox.put(item, place);
    else await outbox.delete(place);
  };

  const learn = async (writing: Writing, { put, gone, overwritten }: News) => {
    const phrases = writing.objectStore("phrases");
    for (const phrase of put) {
      const known = await phrases.get(phrase.id);
      if (phrase.updatedAt >= (known?.updatedAt ?? "")) await phrases.put(phrase);
    }
    for (const id of gone) await phrases.delete(id);
    for (const one of overwritten) await writing.objectStore("overwritten").put(one);
  };

  return {
    items: () => database.getAll("outbox"),
    add: (items) =>
      inOne(async (writing) => {
        for (const item of items) await writing.objectStore("outbox").add(item);
      }),
    put: (items) =>
      inOne(async (writing) => {
        for (const item of items) await replace(writing, item.id, item);
      }),
    remove: (ids) =>
      inOne(async (writing) => {
        for (const id of ids) await replace(writing, id, undefined);
      }),
    settle: (item, news, guard) =>
      inOne(async (writing) => {
        await replace(writing, item.id, guard);
        await learn(writing, news);
      }),
    async load() {
      const [phrases, overwritten, synced] = await Promise.all([
        database.getAll("phrases"),
        database.getAll("overwritten"),
        database.get("facts", "synced"),
      ]);
      return { phrases, overwritten, synced: synced ?? false };
    },
    write: (news) => inOne((writing) => learn(writing, news)),
    sync: async () => void (await database.put("facts", true, "synced")),
    settleOverwritten: (phraseId) => database.delete("overwritten", phraseId),
  };
}

/** A request that failed has aborted it already. */
function abort(writing: Writing): void {
  try {
    writing.abort();
  } catch {
    // It is as it should be.
  }
}
