export interface Sentence {
  text: string;
  /** Where it begins in the whole text, in UTF-16 code units. */
  start: number;
}

/** Chrome falls silent about fifteen seconds into one utterance: a device's voice is given one sentence at a time. */
export function sentencesOf(text: string, language: string): Sentence[] {
  return [...new Intl.Segmenter(supported(language), { granularity: "sentence" }).segment(text)]
    .map(({ segment, index }) => ({ text: segment, start: index }))
    .filter((sentence) => sentence.text.trim() !== "");
}

const supported = (language: string): string => {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0] ?? "en";
  } catch {
    return "en";
  }
};
