import { ParleyError } from "../errors/parley-error.ts";
import type { TranslatableLanguage } from "../list-languages/amazon-translate-languages.ts";
import { languageCode } from "../text/language-code.ts";

/** The code in its usual spelling. Throws `UnsupportedLanguage` where the engine does not translate the language. */
export async function knownLanguage(typed: string, languages: () => Promise<readonly TranslatableLanguage[]>): Promise<string> {
  const code = languageCode(typed);
  if ((await languages()).some((language) => language.code === code)) return code;
  throw new ParleyError("UnsupportedLanguage", `“${code}” is not a language that we can translate. Choose another.`);
}
