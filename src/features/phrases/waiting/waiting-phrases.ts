import type { PhraseBookState, Waiting } from "../book/phrase-book.ts";
import type { Phrase, PhraseText } from "../phrase.ts";

/** A change that waits, with the words by which a person knows the phrase again. */
export interface WaitingPhrase {
  item: Waiting;
  doing: "keep" | "edit" | "remove";
  /** As it would be after the change, or was before it was deleted; undefined for one that was deleted elsewhere. */
  text: PhraseText | undefined;
  /** What can be mended; a deletion cannot. */
  phrase: Omit<Phrase, "createdAt"> | undefined;
}

/** Everything of the book that is not on the server, in the order in which it is sent. */
export function waitingPhrases({ phrases, outbox }: Pick<PhraseBookState, "phrases" | "outbox">): WaitingPhrase[] {
  if (outbox.length === 0) return [];
  const known = new Map<string, Omit<Phrase, "createdAt">>(phrases?.map((phrase) => [phrase.id, phrase]));
  return outbox.map((item) => {
    const { change } = item;
    if (change.do === "remove") return { item, doing: "remove", text: change.was, phrase: undefined };
    const before = change.do === "keep" ? change.phrase : known.get(change.id);
    const phrase = before && (change.do === "edit" ? { ...before, ...change.fields } : before);
    return { item, doing: change.do, text: phrase, phrase };
  });
}
