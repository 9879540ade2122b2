import { openChannel } from "../../../device/channel.ts";
import { systemClock } from "../../../device/clock.ts";
import { withLock } from "../../../device/locks.ts";
import { newId } from "../../../device/new-id.ts";
import { phraseId } from "../phrase.ts";
import { createPhraseBook, type Word } from "./create-phrase-book.ts";
import { openIndexedShelf } from "./indexed-shelf.ts";
import { createMemoryShelf } from "./memory-shelf.ts";
import type { PhraseBook } from "./phrase-book.ts";
import { phrasesApi } from "./phrases-api.ts";
import { createSturdyShelf } from "./sturdy-shelf.ts";

/** The book of this person in this browser, kept true over tabs, sleep and lost networks. */
export async function openPhraseBook(sub: string): Promise<PhraseBook> {
  const indexed = await openIndexedShelf(sub).catch(() => undefined);
  const shelf = indexed ? createSturdyShelf(indexed, () => book.cannotKeep("full")) : createMemoryShelf();
  const channel = openChannel<Word>(`${sub}/phrases`, (word) => book.heard(word));
  const book = createPhraseBook({
    sub,
    shelf,
    api: phrasesApi,
    clock: systemClock,
    random: Math.random,
    lock: (work) => withLock(`${sub}/phrases`, work),
    tell: (word) => channel.post(word),
    newId,
    idOf: phraseId,
  });
  if (!indexed) book.cannotKeep("refused");

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
