import type { Stretch } from "../../../ui/LitText.tsx";

/**
 * Texts as the search compares them: blind to case (ß is ss, both Turkish i are i, every sigma is one), to accents and
 * to the width of letters. Which marks are accents follows what Unicode's collation takes for one: Arabic and Hebrew
 * points are, the vowel signs of Hindi or Thai are letters of their own.
 */
const accents = /(?=\p{M})[\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}]/gu;
/** The Arabic lengthening stroke, soft hyphens, and what is drawn as nothing. */
const invisible = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Letters that people type without their stroke, though Unicode does not take them apart, and typists' signs. */
const loose: Readonly<Record<string, string>> = {
  ...{ ø: "o", ł: "l", đ: "d", ħ: "h", ŧ: "t", æ: "ae", œ: "oe", ð: "d", þ: "th" },
  ...{ "’": "'", "‘": "'", ʼ: "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"' },
  ...{ "‐": "-", "‒": "-", "–": "-", "—": "-" },
};

const known = new Map<string, string>();

/** One code point as it is compared; empty for what does not count. */
function foldOne(letter: string): string {
  const before = known.get(letter);
  if (before !== undefined) return before;
  const bare = letter.normalize("NFKD").replace(accents, "").replace(invisible, "");
  // By way of upper case: that takes ß apart, and lets ς and ı become the usual σ and i.
  const folded = Array.from(bare.toLowerCase().toUpperCase(), (one) => one.toLowerCase().replace(accents, ""))
    .map((one) => loose[one] ?? one)
    .join("");
  known.set(letter, folded);
  return folded;
}

/** ASCII, which most texts mostly are, needs no looking up. */
const others = /[^\0-\x7f]+/gu;

export const fold = (text: string): string => text.replace(others, (run) => Array.from(run, foldOne).join("")).toLowerCase();

/** The words of a search, as they are compared: each of them has to be found, in whatever order. */
export const wordsOf = (query: string): string[] => [...new Set(fold(query).split(/\s+/u))].filter((word) => word !== "");

/** Where the words stand in the text as it is written: in order, apart from each other. */
export function found(text: string, words: readonly string[]): Stretch[] {
  const { folded, starts } = foldWithPlaces(text);
  const stretches = words.flatMap((word) => {
    const here: Stretch[] = [];
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      here.push({ start: starts[at] ?? 0, end: endOf(starts, at + word.length, text.length) });
    }
    return here;
  });
  return joined(stretches.sort((a, b) => a.start - b.start));
}

/** The folded text, and for each of its units where the letter that it comes from begins. */
function foldWithPlaces(text: string): { folded: string; starts: number[] } {
  const starts: number[] = [];
  let folded = "";
  let at = 0;
  for (const letter of text) {
    const one = foldOne(letter);
    for (let unit = 0; unit < one.length; unit += 1) starts.push(at);
    folded += one;
    at += letter.length;
  }
  return { folded, starts };
}

/** A letter is marked whole, with the accents that follow it. */
function endOf(starts: readonly number[], unit: number, length: number): number {
  const last = starts[unit - 1];
  let next = unit;
  while (next < starts.length && starts[next] === last) next += 1;
  return starts[next] ?? length;
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const apart: Stretch[] = [];
  for (const { start, end } of stretches) {
    const last = apart.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else apart.push({ start, end });
  }
  return apart;
}
