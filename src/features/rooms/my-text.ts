import type { Message } from "./room.ts";

export interface MyText {
  readonly text: string;
  readonly language: string;
  /**
   * `own`: said in the reader's language. `translated`. `failed`: it could not be translated to it; `original`: it was said
   * before anybody here read that language. Both give the text as it was said; `translate` makes up for it on demand.
   */
  readonly state: "own" | "translated" | "failed" | "original";
}

/** What somebody who reads `language` is to read. */
export function readAs(message: Pick<Message, "text" | "language" | "translations" | "failures">, language: string): MyText {
  const { text, translations, failures } = message;
  if (message.language === language) return { text, language, state: "own" };
  const translated = translations.find((one) => one.language === language);
  if (translated) return { text: translated.text, language, state: "translated" };
  const failed = failures.some((one) => one.language === language);
  return { text, language: message.language, state: failed ? "failed" : "original" };
}
