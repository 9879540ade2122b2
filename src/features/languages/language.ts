/** A language as the API's `languages` query describes it. */
export interface Language {
  code: string;
  /** In English. */
  name: string;
  /** In itself. */
  nativeName: string;
  direction: "ltr" | "rtl";
  canDetect: boolean;
  canSpeak: boolean;
  canTranslateTo: boolean;
  canBeFormal: boolean;
  engine: string;
}

/** The languages known so far by their codes, and how any other code is named until then. */
export interface LanguageBook {
  all: Language[];
  get(code: string): Language | undefined;
  /** "Español" */
  nativeName(code: string): string;
  /** "Spanish" */
  name(code: string): string;
  direction(code: string): "ltr" | "rtl";
}

export function languageBook(all: Language[]): LanguageBook {
  const byCode = new Map(all.map((language) => [language.code, language]));
  const get = (code: string) => byCode.get(code);
  return {
    all,
    get,
    // Languages that write their names in lower case do so within a sentence: here they stand alone.
    nativeName: (code) => capitalised(get(code)?.nativeName ?? nameIn(code, code), code),
    name: (code) => get(code)?.name ?? nameIn(code, "en"),
    direction: (code) => get(code)?.direction ?? (rightToLeft.has(scriptOf(code)) ? "rtl" : "ltr"),
  };
}

const rightToLeft = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"]);

/** The two that a first visit begins with are at hand: the first paint waits for no look-up. */
const scripts = new Map([
  ["en", "Latn"],
  ["es", "Latn"],
]);

function scriptOf(code: string): string {
  const known = scripts.get(code);
  if (known !== undefined) return known;
  let script = "";
  try {
    script = new Intl.Locale(code).maximize().script ?? "";
  } catch {
    // A code that the browser takes for none.
  }
  scripts.set(code, script);
  return script;
}

const named = new Map([
  ["en en", "English"],
  ["en es", "Spanish"],
  ["es es", "español"],
]);

/** The browser's own name for a language; the bare code where it has none. Browsers take milliseconds to look one up. */
function nameIn(code: string, locale: string): string {
  const key = `${locale} ${code}`;
  const known = named.get(key);
  if (known !== undefined) return known;
  let name = code;
  try {
    name = new Intl.DisplayNames([locale, "en"], { type: "language" }).of(code) ?? code;
  } catch {
    // A code that the browser takes for none.
  }
  named.set(key, name);
  return name;
}

const capitalised = (name: string, locale: string): string => {
  const [first = "", ...rest] = name;
  try {
    return first.toLocaleUpperCase(locale) + rest.join("");
  } catch {
    return name;
  }
};
