/** One piece of text, at most `limits.translateCallBytes` of UTF-8. */
export interface Piece {
  readonly text: string;
  /** A language code, or `auto`. */
  readonly source: string;
  readonly target: string;
  readonly formality?: "formal" | "informal";
  readonly maskProfanity: boolean;
}

export interface TranslatedPiece {
  readonly text: string;
  /** The language it was translated from: the detected one for `auto`. */
  readonly source: string;
  /** The name of what translated it. */
  readonly engine: string;
}

export interface TranslationEngine {
  /** Throws ParleyError for what the service refuses by name. */
  translate(piece: Piece, signal: AbortSignal): Promise<TranslatedPiece>;
}
