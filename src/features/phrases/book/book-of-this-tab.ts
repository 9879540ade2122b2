import { session } from "../../../api/session.ts";
import { currentAccount } from "../../../device/account.ts";
import { untilLoaded } from "../../../ui/until-loaded.ts";
import { createFetchedBook } from "./fetched-book.ts";
import type { PhraseBook } from "./phrase-book.ts";

let open: { sub: string; book: PhraseBook } | undefined;

/** The book of the person who is signed in; one in each tab, closed when they leave. */
export function phraseBookOf(sub: string): PhraseBook {
  if (open?.sub === sub) return open.book;
  open?.book.close();
  const fetching = untilLoaded(async () => import("./open-phrase-book.ts"));
  open = { sub, book: createFetchedBook(fetching.then(({ openPhraseBook }) => openPhraseBook(sub))) };
  return open.book;
}

session.subscribe(() => {
  if (!open || open.sub === currentAccount()) return;
  open.book.close();
  open = undefined;
});
