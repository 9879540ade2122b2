import type { PhraseText } from "../phrase.ts";

/** Two phrases with the same words are the same phrase. */
export const wordsOf = ({ sourceLanguage, targetLanguage, sourceText, targetText }: PhraseText): string =>
  JSON.stringify([sourceLanguage, targetLanguage, sourceText, targetText]);
