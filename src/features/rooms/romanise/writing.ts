/** The writing systems that romanisation knows, told apart by Unicode's script properties. */
const scripts = [
  ["Latn", /\p{Script=Latin}/u],
  ["Cyrl", /\p{Script=Cyrillic}/u],
  ["Grek", /\p{Script=Greek}/u],
  ["Geor", /\p{Script=Georgian}/u],
  ["Armn", /\p{Script=Armenian}/u],
  ["Deva", /\p{Script=Devanagari}/u],
  ["Gujr", /\p{Script=Gujarati}/u],
  ["Telu", /\p{Script=Telugu}/u],
  ["Knda", /\p{Script=Kannada}/u],
  ["Mlym", /\p{Script=Malayalam}/u],
  ["Sinh", /\p{Script=Sinhala}/u],
  ["Hang", /\p{Script=Hangul}/u],
  ["Hira", /\p{Script=Hiragana}/u],
  ["Kana", /\p{Script=Katakana}/u],
  ["Hani", /\p{Script=Han}/u],
] as const;

export type Script = (typeof scripts)[number][0];

/** Scripts with which a language is written together (ISO 15924 has one code for each such set). */
const written: Partial<Record<string, readonly string[]>> = {
  Jpan: ["Hira", "Kana", "Hani"],
  Kore: ["Hang", "Hani"],
  Hans: ["Hani"],
  Hant: ["Hani"],
};

const localeOf = (language: string): Intl.Locale | undefined => {
  try {
    return new Intl.Locale(language).maximize();
  } catch {
    return undefined;
  }
};

/** "es-MX" is "es". */
export const baseOf = (language: string): string => localeOf(language)?.language ?? language;

/** What a reader of this language can read; everybody who uses a computer meets Latin letters. */
export function scriptsRead(language: string): ReadonlySet<string> {
  const script = localeOf(language)?.script ?? "Latn";
  return new Set(["Latn", ...(written[script] ?? [script])]);
}

/** The letters and marks of a text that belong to some script, and which it is ("Zzzz" for one not known here). */
export function scriptsIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const letter of text.match(/(?=[\p{L}\p{M}])[^\p{Script=Common}\p{Script=Inherited}]/gu) ?? []) {
    found.add(scripts.find(([, pattern]) => pattern.test(letter))?.[0] ?? "Zzzz");
  }
  return found;
}
