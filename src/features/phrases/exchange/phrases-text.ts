import type { PhraseText } from "../phrase.ts";

/** Phrases to be read in a message: each side on lines of its own, a blank line between two phrases. */
export const phrasesText = (phrases: readonly PhraseText[]): string =>
  phrases.map(({ sourceText, targetText }) => `${sourceText}\n${targetText}`).join("\n\n");
