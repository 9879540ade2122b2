import type { Phrase } from "../phrase.ts";
import { fold } from "./fold.ts";

/** All that can be found of a phrase. A change makes another object, so what is remembered of one never grows old. */
const haystacks = new WeakMap<Phrase, string>();

function haystack(phrase: Phrase): string {
  const before = haystacks.get(phrase);
  if (before !== undefined) return before;
  // A word of a search has no line breaks: it is never found across two of these.
  const folded = fold([phrase.sourceText, phrase.targetText, ...phrase.tags, phrase.note].join("\n"));
  haystacks.set(phrase, folded);
  return folded;
}

/** Whether both texts, the tags and the note together hold every one of these folded words. */
export const matches = (phrase: Phrase, words: readonly string[]): boolean =>
  words.length === 0 || words.every((word) => haystack(phrase).includes(word));

/** Makes ready for the first letter of a search, a little at a time while the browser has nothing else to do. */
export function prepare(phrases: readonly Phrase[], later = whenIdle): () => void {
  let at = 0;
  let stop = () => {};
  const some = () => {
    const end = Math.min(at + slice, phrases.length);
    for (const phrase of phrases.slice(at, end)) haystack(phrase);
    at = end;
    if (at < phrases.length) stop = later(some);
  };
  stop = later(some);
  return () => stop();
}

/** Phrases at a time: a few milliseconds. */
const slice = 500;

function whenIdle(work: () => void): () => void {
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(work, 50);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(work);
  return () => cancelIdleCallback(request);
}
