import type { Phrase } from "../phrase.ts";
import { wordsOf } from "../search/fold.ts";
import { matches } from "../search/matches.ts";
import type { Sort, View } from "./view.ts";

type Compare = (a: Phrase, b: Phrase) => number;

/** All phrases (newest first) in the order that is asked for; those that are alike stay newest first. */
export function arranged<P extends Phrase>(phrases: readonly P[], sort: Sort): readonly P[] {
  if (sort === "newest") return phrases;
  return phrases.toSorted(comparisons[sort](phrases));
}

const comparisons: Record<Exclude<Sort, "newest">, (phrases: readonly Phrase[]) => Compare> = {
  oldest: () => (a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0),
  favourites: () => (a, b) => Number(b.favourite) - Number(a.favourite),
  mine: (phrases) => {
    const { compare } = collator(phrases.map(({ sourceLanguage }) => sourceLanguage));
    return (a, b) => compare(a.sourceText, b.sourceText);
  },
  theirs: (phrases) => {
    const { compare } = collator(phrases.map(({ targetLanguage }) => targetLanguage));
    return (a, b) => compare(a.targetText, b.targetText);
  },
};

/** The alphabet of the language that all of them are in; of several, the order that all scripts share. */
function collator(languages: readonly string[]): Intl.Collator {
  const [first, ...others] = new Set(languages);
  const options = { numeric: true, ignorePunctuation: true };
  try {
    return new Intl.Collator(others.length === 0 ? first : "und", options);
  } catch {
    return new Intl.Collator("und", options);
  }
}

/** Those of the arranged phrases that a view shows. */
export function listed<P extends Phrase>(phrases: readonly P[], view: View): readonly P[] {
  const words = wordsOf(view.query);
  const { favourites, unlearnt, tags, pair } = view;
  if (words.length === 0 && !favourites && !unlearnt && tags.length === 0 && !pair) return phrases;
  return phrases.filter(
    (phrase) =>
      (!favourites || phrase.favourite) &&
      (!unlearnt || !phrase.known) &&
      (!pair || (phrase.sourceLanguage === pair.from && phrase.targetLanguage === pair.to)) &&
      tags.every((tag) => phrase.tags.includes(tag)) &&
      matches(phrase, words),
  );
}

/** The tags in use, those used most first; and the pairs of languages. */
export function inUse(phrases: readonly Phrase[]): { tags: string[]; pairs: { from: string; to: string }[] } {
  const tags = new Map<string, number>();
  const pairs = new Map<string, { from: string; to: string }>();
  for (const { tags: own, sourceLanguage: from, targetLanguage: to } of phrases) {
    for (const tag of own) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    pairs.set(`${from} ${to}`, { from, to });
  }
  const mostUsed = [...tags].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  return { tags: mostUsed.map(([tag]) => tag), pairs: [...pairs.values()] };
}
