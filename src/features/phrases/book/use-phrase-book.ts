import { useSyncExternalStore } from "react";
import { useSession } from "../../../api/use-session.ts";
import { phraseBookOf } from "./book-of-this-tab.ts";
import type { PhraseBook, PhraseBookState } from "./phrase-book.ts";

/** One's phrases, read from this device at once and kept true while anybody looks; undefined for guests. */
export function usePhraseBook(): { book: PhraseBook; state: PhraseBookState } | undefined {
  const session = useSession();
  const book = session.state === "signed-in" ? phraseBookOf(session.sub) : undefined;
  const state = useSyncExternalStore(book?.subscribe ?? never, book?.getState ?? nothing);
  return book && state && { book, state };
}

const never = () => () => undefined;
const nothing = () => undefined;
