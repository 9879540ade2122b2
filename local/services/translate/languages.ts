/** Amazon Translate's languages: https://docs.aws.amazon.com/translate/latest/dg/what-is-languages.html */
const codes =
  "af sq am ar hy az bn bs bg ca zh zh-TW hr cs da fa-AF nl en et fa tl fi fr fr-CA ka de el gu ht ha he hi hu is id ga " +
  "it ja kn kk ko lv lt mk ms ml mt mr mn no ps pl pt pt-PT pa ro ru sr si sk sl so es es-MX sw sv ta te th tr uk ur uz vi cy";

const awsLanguages: ReadonlySet<string> = new Set(codes.split(" "));

export function isAwsLanguage(code: string): boolean {
  return awsLanguages.has(code);
}

/** Display languages that ListLanguages takes. */
export const displayLanguages: readonly string[] = ["de", "en", "es", "fr", "it", "ja", "ko", "pt", "zh", "zh-TW"];

/** Where Amazon's name is not the one of the Unicode CLDR. */
const englishNames: Readonly<Record<string, string>> = { auto: "Auto", "es-MX": "Spanish (Mexico)", "fr-CA": "French (Canada)", "pt-PT": "Portuguese (Portugal)" };

export function languageName(code: string, displayLanguage: string): string {
  if (code === "auto" || displayLanguage === "en") {
    const name = englishNames[code];
    if (name) return name;
  }
  return new Intl.DisplayNames(displayLanguage, { type: "language", languageDisplay: "standard" }).of(code) ?? code;
}
