import type { BookPhrase } from "./book/phrase-book.ts";
import { unmarked } from "./phrase.ts";

/** For tests: a phrase with as little said about it as it takes. */
export const phraseOf = (given: Partial<BookPhrase> = {}): BookPhrase => ({
  id: "a",
  sourceText: "Good morning",
  sourceLanguage: "en",
  targetText: "Buenos días",
  targetLanguage: "es",
  createdAt: "2026-11-22T12:00:00.000Z",
  standing: "kept",
  ...unmarked,
  ...given,
});
