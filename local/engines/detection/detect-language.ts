import { eld } from "eld/small";
import { everydayWords } from "./everyday-words.ts";

export interface DetectedLanguage {
  /** As Amazon Translate writes it. */
  readonly code: string;
  /** From 0 to 1. */
  readonly score: number;
}

export type DetectLanguage = (text: string) => DetectedLanguage | undefined;

/** N-grams say little about fewer words than this. */
const fewWords = 4;

/** A text this long is judged by its beginning. */
const enough = 2_000;

/** Below this the guess is worth nothing. */
const lowestScore = 0.5;

/** Scores closer together than this are no decision between two languages. */
const nearlyAsLikely = 0.06;

const languagesOf = new Map<string, string[]>();
for (const [language, words] of Object.entries(everydayWords)) {
  for (const word of words.split(" ")) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
}

const words = new Intl.Segmenter("en", { granularity: "word" });

/**
 * The language of a text, by n-grams, and for a few words by what people say every day. Nothing where the text gives
 * no ground to judge. Where n-grams are unsure, a language in `preferred` that is nearly as likely wins.
 */
export function createDetector(preferred: readonly string[] = []): DetectLanguage {
  return (text) => {
    const sample = text.slice(0, enough).normalize("NFC");
    const letters = sample.replace(/https?:\S+|\S+@\S+/gu, " ");
    if ((letters.match(/\p{L}/gu) ?? []).length < fewestLetters(letters)) return undefined;
    const everyday = byEverydayWords(letters);
    if (everyday.clear) return everyday.clear;
    const result = eld.detect(letters);
    const scores = Object.entries(result.getScores()).sort(([, a], [, b]) => b - a);
    const [best] = scores;
    if (!best || best[1] < lowestScore) {
      const [code] = everyday.possible;
      return code === undefined ? undefined : { code, score: lowestScore };
    }
    const near = scores.filter(([, score]) => score > best[1] - nearlyAsLikely);
    const said = everyday.possible.find((code) => near.some(([each]) => each === code));
    const liked = result.isReliable() ? undefined : near.find(([code]) => preferred.includes(code))?.[0];
    const code = said ?? liked ?? best[0];
    return { code, score: near.find(([each]) => each === code)?.[1] ?? best[1] };
  };
}

/** One letter of an alphabet tells nothing; one ideograph is a word. */
const fewestLetters = (text: string) => (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text) ? 1 : 2);

/** `clear` where one language has most of a few words, and more than any other; else those that share the lead, the more widely spoken first. */
function byEverydayWords(text: string): { clear?: DetectedLanguage; possible: readonly string[] } {
  const said = [...words.segment(text.toLowerCase().replaceAll("’", "'"))].filter((part) => part.isWordLike).map((part) => part.segment);
  if (said.length === 0 || said.length > fewWords) return { possible: [] };
  const votes = new Map<string, number>();
  for (const word of said) for (const language of languagesOf.get(word) ?? []) votes.set(language, (votes.get(language) ?? 0) + 1);
  const most = Math.max(0, ...votes.values());
  if (most * 2 < said.length) return { possible: [] };
  const leaders = [...votes].filter(([, count]) => count === most).map(([language]) => language);
  const [only] = leaders;
  if (leaders.length === 1 && only) return { clear: { code: only, score: most / said.length }, possible: leaders };
  return { possible: leaders };
}
