import type { PhraseBookState, Waiting } from "../book/phrase-book.ts";
import type { Phrase } from "../phrase.ts";

/** A change that waits, with the words by which a person knows the phrase again. */
export interface WaitingPhrase {
  item: Waiting;
  doing: "keep" | "edit" | "remove";
  /** As it would be after the change; undefined for one that is gone from this device, as the deleted are. */
  phrase: Omit<Phrase, "createdAt"> | undefined;
}

/** Everything of the book that is not on the server, in the order in which it is sent. */
export function waitingPhrases({ phrases, outbox }: Pick<PhraseBookState, "phrases" | "outbox">): WaitingPhrase[] {
  if (outbox.length === 0) return [];
  const known = new Map<string, Omit<Phrase, "createdAt">>(phrases?.map((phrase) => [phrase.id, phrase]));
  return outbox.map((item) => {
    const { change } = item;
    if (change.do === "keep") return { item, doing: "keep", phrase: change.phrase };
    const phrase = known.get(change.id);
    return { item, doing: change.do, phrase: phrase && (change.do === "edit" ? { ...phrase, ...change.fields } : phrase) };
  });
}
