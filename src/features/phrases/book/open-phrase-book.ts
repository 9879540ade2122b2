import { openChannel } from "../../../device/channel.ts";
import { systemClock } from "../../../device/clock.ts";
import { withLock } from "../../../device/locks.ts";
import { newId } from "../../../device/new-id.ts";
import { phraseId } from "../phrase.ts";
import { createPhraseBook, type Word } from "./create-phrase-book.ts";
import { openIndexedShelf } from "./indexed-shelf.ts";
import { createMemoryShelf } from "./memory-shelf.ts";
import type { PhraseBook } from "./phrase-book.ts";
import type { PhraseShelf } from "./phrase-shelf.ts";
import { phrasesApi } from "./phrases-api.ts";
import { createSturdyShelf } from "./sturdy-shelf.ts";

/** The book of this person in this browser, kept true over tabs, sleep and lost networks. */
export function openPhraseBook(sub: string): PhraseBook {
  const opening = openIndexedShelf(sub).then(
    (shelf) => createSturdyShelf(shelf, () => book.cannotKeep("full")),
    () => {
      book.cannotKeep("refused");
      return createMemoryShelf();
    },
  );
  const channel = openChannel<Word>(`${sub}/phrases`, (word) => book.heard(word));
  const book = createPhraseBook({
    sub,
    shelf: whenOpen(opening),
    api: phrasesApi,
    clock: systemClock,
    random: Math.random,
    lock: (work) => withLock(`${sub}/phrases`, work),
    tell: (word) => channel.post(word),
    newId,
    idOf: phraseId,
  });

  const look = () => {
    if (!document.hidden) book.hurry();
  };
  window.addEventListener("online", look);
  document.addEventListener("visibilitychange", look);
  return {
    ...book,
    close() {
      window.removeEventListener("online", look);
      document.removeEventListener("visibilitychange", look);
      book.close();
      channel.close();
    },
  };
}

/** The shelf that is being opened. */
const whenOpen = (opening: Promise<PhraseShelf>): PhraseShelf => ({
  items: async () => (await opening).items(),
  add: async (items) => (await opening).add(items),
  put: async (items) => (await opening).put(items),
  remove: async (ids) => (await opening).remove(ids),
  settle: async (item, news, guard) => (await opening).settle(item, news, guard),
  load: async () => (await opening).load(),
  write: async (news) => (await opening).write(news),
  sync: async () => (await opening).sync(),
  settleOverwritten: async (phraseId) => (await opening).settleOverwritten(phraseId),
});
