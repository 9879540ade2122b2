import type { NewPhrase, PhraseBook } from "../book/phrase-book.ts";

/** What undoes a keep: the ids that were not there before. Undefined where nobody knows what was. */
export type Added = readonly string[] | undefined;

/** As many at a time as leave the page to breathe. */
const batch = 1_000;

/** Keeps phrases so that the first of them stands first in the list, newest first. `onProgress` hears how many are kept. */
export async function keepAll(
  book: Pick<PhraseBook, "getState" | "keep">,
  phrases: readonly NewPhrase[],
  onProgress: (done: number) => void = () => undefined,
): Promise<Added> {
  const { phrases: there, synced } = book.getState();
  const before = new Set(there?.map(({ id }) => id));
  const added: string[] = [];
  for (let end = phrases.length; end > 0; end -= batch) {
    const kept = await book.keep(phrases.slice(Math.max(0, end - batch), end).reverse());
    added.push(...kept.map(({ id }) => id).filter((id) => !before.has(id)));
    onProgress(phrases.length - Math.max(0, end - batch));
  }
  return synced ? added : undefined;
}
