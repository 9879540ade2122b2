import type { Clock } from "../../../device/clock.ts";
import { createPhraseBook, type OpenBook, type Word } from "./create-phrase-book.ts";
import { createMemoryShelf } from "./memory-shelf.ts";
import type { createModelPhrases } from "./model-phrases.fixture.ts";
import type { PhraseChange } from "./phrase-book.ts";
import type { PhraseShelf } from "./phrase-shelf.ts";

/** A browser of one person: tabs on one disk, that take turns under one lock and hear of each other a little later. */
export function createModelDevice(
  name: string,
  world: { clock: Clock; random: () => number; server: ReturnType<typeof createModelPhrases> },
) {
  const { clock, random, server } = world;
  const disk = createMemoryShelf();
  const tabs = new Set<Tab>();
  const added: { id: string; what: string }[] = [];
  const turns: { tab: Tab; run: () => void }[] = [];
  let cut = false;
  let number = 0;

  interface Tab {
    book: OpenBook;
    crash: () => void;
  }

  const letGo = (leaves: (turn: (typeof turns)[number]) => boolean) => {
    const holder = turns[0];
    turns.splice(0, turns.length, ...turns.filter((turn) => !leaves(turn)));
    if (turns[0] !== holder) turns[0]?.run();
  };

  const openTab = (): Tab => {
    let crashed = false;
    /** One after the other, as a browser does it. A crash may come before and after what is written, never in its middle. */
    let queue: Promise<unknown> = Promise.resolve();
    const step = async () => {
      await new Promise<void>((resolve) => void clock.after(random() * 5, resolve));
      if (crashed) await new Promise<never>(() => undefined);
    };
    const onDisk = <T>(work: () => Promise<T>): Promise<T> => {
      const turn = queue.then(async () => {
        await step();
        const result = await work();
        await step();
        return result;
      });
      queue = turn.catch(() => undefined);
      return turn;
    };
    const shelf: PhraseShelf = {
      items: () => onDisk(() => disk.items()),
      add: (items) =>
        onDisk(async () => {
          for (const { subject, change } of items) added.push({ id: subject, what: whatOf(change) });
          await disk.add(items);
        }),
      put: (items) => onDisk(() => disk.put(items)),
      remove: (ids) => onDisk(() => disk.remove(ids)),
      settle: (item, news, guard) => onDisk(() => disk.settle(item, news, guard)),
      load: () => onDisk(() => disk.load()),
      write: (news) => onDisk(() => disk.write(news)),
      sync: () => onDisk(() => disk.sync()),
      settleOverwritten: (id) => onDisk(() => disk.settleOverwritten(id)),
    };
    const tell = (word: Word) => {
      for (const other of tabs) {
        if (other !== tab && !crashed) clock.after(random() * 50, () => tabs.has(other) && other.book.heard(word));
      }
    };
    const lock = (work: () => Promise<void>) =>
      new Promise<void>((resolve, reject) => {
        const turn = {
          tab,
          run: () => {
            void work().then(resolve, reject).finally(() => letGo((one) => one === turn));
          },
        };
        turns.push(turn);
        if (turns[0] === turn) turn.run();
      });
    const book = createPhraseBook({
      sub: "ana",
      shelf,
      api: server.apiOf(name, () => cut || crashed),
      clock,
      random,
      lock,
      tell,
      newId: () => `${name} ${++number}`,
      idOf: async (_sub, { sourceText }, attempt) => `${sourceText} ${attempt}`,
    });
    const tab: Tab = {
      book,
      crash: () => {
        crashed = true;
        book.close();
        tabs.delete(tab);
        letGo((turn) => turn.tab === tab);
      },
    };
    tabs.add(tab);
    return tab;
  };

  return {
    openTab,
    tabs: (): readonly Tab[] => [...tabs],
    setCut: (now: boolean) => (cut = now),
    disk,
    /** What came into the outbox, in order. */
    added: (): readonly { id: string; what: string }[] => added,
  };
}

const whatOf = (change: PhraseChange): string => {
  switch (change.do) {
    case "keep":
      return change.phrase.note;
    case "edit":
      return change.fields.note ?? "";
    case "remove":
      return "delete";
  }
};
