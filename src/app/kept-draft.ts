import type { Phrase } from "../features/phrases/phrase.ts";

/** A kept phrase as it was when it was kept, to work on again. */
export const toDraft = ({ sourceText, sourceLanguage, targetLanguage }: Phrase) => ({
  text: sourceText,
  source: sourceLanguage,
  target: targetLanguage,
});
