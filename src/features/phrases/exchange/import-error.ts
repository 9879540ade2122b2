/** What can be wrong with a file. Each has a sentence that says what to do: `exchange.problem.*`. */
export type ProblemCode =
  | "Unreadable"
  | "Empty"
  | "TooLarge"
  | "Binary"
  | "NotUtf8"
  | "TooMany"
  | "ColumnMissing"
  | "ColumnTwice"
  | "TooManyCells"
  | "QuoteOpen"
  | "QuoteStray"
  | "NotJson"
  | "NotPhrases"
  | "NewerVersion"
  | "NotXml"
  | "NotTmx"
  | "UnitAlone"
  | "SourceMissing"
  | "TextMissing"
  | "TextTooLong"
  | "LanguageMissing"
  | "LanguageUnknown"
  | "NoteTooLong"
  | "TooManyTags"
  | "TagTooLong"
  | "TagComma"
  | "NotText"
  | "NotList"
  | "NotYesOrNo";

/** One thing that is wrong; `values` go into its sentence. */
export interface Problem {
  code: ProblemCode;
  /** From 1; absent where the whole file is meant. */
  line?: number;
  values?: Record<string, string | number>;
}

/** A file that is not imported, with everything that is wrong with it, in the order of its lines. */
export class ImportError extends Error {
  override readonly name = "ImportError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ code, line }) => (line ? `${code} in line ${line}` : code)).join(", "));
    this.problems = problems;
  }
}
