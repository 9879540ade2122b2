import { isFull } from "../../../device/bounded-store.ts";
import type { KeptItem } from "./outbox.ts";
import type { PhraseChange } from "./phrase-book.ts";
import type { PhraseShelf } from "./phrase-shelf.ts";

/**
 * A shelf that goes on when the device has no room left: what it cannot keep it holds until the tab is closed, and says
 * so by `onFull`. Nothing that is to be sent is lost before that.
 */
export function createSturdyShelf(shelf: PhraseShelf, onFull: () => void): PhraseShelf {
  /** Items that did not fit, and the newer state of those whose rewriting did not. */
  let loose: KeptItem<PhraseChange>[] = [];
  const states = new Map<string, KeptItem<PhraseChange>>();

  const unlessFull = async (work: () => Promise<void>, otherwise: () => unknown = () => undefined) => {
    try {
      await work();
    } catch (error) {
      if (!isFull(error)) throw error;
      onFull();
      await otherwise();
    }
  };
  const isLoose = (id: string) => loose.some((one) => one.id === id);
  const letGo = (ids: readonly string[]) => {
    loose = loose.filter(({ id }) => !ids.includes(id));
    ids.forEach((id) => states.delete(id));
  };

  return {
    ...shelf,
    items: async () => [...(await shelf.items()).map((one) => states.get(one.id) ?? one), ...loose],
    add: (items) => unlessFull(() => shelf.add(items), () => (loose = [...loose, ...items])),
    async put(items) {
      loose = loose.map((one) => items.find(({ id }) => id === one.id) ?? one);
      const kept = items.filter(({ id }) => !isLoose(id));
      kept.forEach(({ id }) => states.delete(id));
      if (kept.length > 0) await unlessFull(() => shelf.put(kept), () => kept.forEach((one) => states.set(one.id, one)));
    },
    async remove(ids) {
      const kept = ids.filter((id) => !isLoose(id));
      letGo(ids);
      if (kept.length > 0) await shelf.remove(kept);
    },
    async settle(item, news, guard) {
      letGo([item.id]);
      await unlessFull(() => shelf.settle(item, news, guard), () => shelf.remove([item.id]));
    },
    write: (news) => unlessFull(() => shelf.write(news)),
    sync: () => unlessFull(() => shelf.sync()),
  };
}
