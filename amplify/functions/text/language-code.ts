import { ParleyError } from "../errors/parley-error.ts";

const shape = /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i;
const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/**
 * The code in its usual spelling (`PT-pt` is `pt-PT`). Throws `UnsupportedLanguage` for what is no code of any language;
 * whether the engine knows the language is for the engine to say. Aliases are left alone: Amazon says `tl`, not `fil`.
 */
export function languageCode(code: string): string {
  // A sentence gets into the log of the function, so it quotes what can be a code, and nothing that somebody typed.
  if (!shape.test(code)) throw new ParleyError("UnsupportedLanguage", "That is not the code of a language.");
  if (names.of(code) === undefined) throw new ParleyError("UnsupportedLanguage", `“${code}” is not the code of a language.`);
  const [language = "", ...subtags] = code.toLowerCase().split("-");
  return [language, ...subtags.map((subtag) => (subtag.length === 4 ? titleCase(subtag) : subtag.toUpperCase()))].join("-");
}

/** The language without script and region. */
export function primaryLanguage(code: string): string {
  return code.split("-", 1)[0] ?? code;
}

function titleCase(subtag: string): string {
  return subtag.charAt(0).toUpperCase() + subtag.slice(1);
}
