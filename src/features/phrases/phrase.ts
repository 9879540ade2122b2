/** What is kept of a translation. Languages are codes; both texts are trimmed. */
export interface PhraseText {
  sourceText: string;
  sourceLanguage: string;
  targetText: string;
  targetLanguage: string;
}

/** What a person adds to a phrase. */
export interface PhraseMarks {
  favourite: boolean;
  /** In the order they were given; no two alike. */
  tags: readonly string[];
  note: string;
  /** Learnt, in practice. */
  known: boolean;
}

export interface Phrase extends PhraseText, PhraseMarks {
  id: string;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What can be changed of a phrase that is kept. */
export type PhraseFields = Partial<PhraseText & PhraseMarks>;

/** What the phrases need to know about languages; the app passes it. */
export interface LanguageNames {
  nativeName(code: string): string;
  direction(code: string): "ltr" | "rtl";
}

/** White space at the ends is not part of what was said. */
export const phraseText = (text: PhraseText): PhraseText => ({
  sourceText: text.sourceText.trim(),
  sourceLanguage: text.sourceLanguage,
  targetText: text.targetText.trim(),
  targetLanguage: text.targetLanguage,
});

export const unmarked: PhraseMarks = { favourite: false, tags: [], note: "", known: false };

/** Alike for the very same words in the same languages. */
export const textKey = (text: PhraseText): string => JSON.stringify(parts(text));

const parts = (text: PhraseText) => [text.sourceLanguage, text.targetLanguage, text.sourceText, text.targetText];

export const sameText = (a: PhraseText, b: PhraseText): boolean =>
  parts(a).every((part, index) => part === parts(b)[index]);

/**
 * The id of a phrase follows from who keeps what: keeping a sentence twice, on two devices or after a lost answer, is
 * keeping it once. `attempt` gives another where a phrase whose words were changed since has this one.
 * Not from `crypto.subtle`: browsers withhold that on plain http, as on a phone in one's own network.
 */
export async function phraseId(sub: string, text: PhraseText, attempt = 0): Promise<string> {
  const { Sha256 } = await import("@aws-crypto/sha256-js");
  const hash = new Sha256();
  hash.update(JSON.stringify([sub, ...parts(text), ...(attempt > 0 ? [attempt] : [])]));
  const bytes = await hash.digest();
  return Array.from(bytes.slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
