/** A machine-translation engine behind the Translate stand-in. Language codes are BCP 47 as Amazon Translate writes them. */
export interface TranslationEngine {
  /** As the standard HTTP `Server` header names it. */
  readonly name: "Apertium" | "LibreTranslate";
  /** Every language that can be translated from and to at least one other. */
  languages(): Promise<readonly string[]>;
  /** The text in the other language, line breaks and white space as they were. Throws UnsupportedPair or EngineFailure. */
  translate(text: string, source: string, target: string): Promise<string>;
  /** Gets a pair ready in the background; a pair that does not exist is ignored. */
  warm(source: string, target: string): void;
  close(): Promise<void>;
}

/** No way from one language to the other on this machine; the message says what to install, or that nothing would help. */
export class UnsupportedPair extends Error {
  override readonly name = "UnsupportedPair";
}

/** The engine died, hung or answered nonsense, a second time in a row. */
export class EngineFailure extends Error {
  override readonly name = "EngineFailure";
}
