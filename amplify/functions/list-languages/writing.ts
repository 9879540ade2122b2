import { primaryLanguage } from "../text/language-code.ts";

/** Scripts that run from right to left: Arabic, Hebrew, Syriac, Thaana, N'Ko, Adlam. */
const rightToLeft: ReadonlySet<string> = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"]);

export function direction(code: string): "ltr" | "rtl" {
  return rightToLeft.has(new Intl.Locale(code).maximize().script ?? "") ? "rtl" : "ltr";
}

/** The language's name in that language; `fallback` where the runtime has no data for it. */
export function nativeName(code: string, fallback: string): string {
  if (Intl.DisplayNames.supportedLocalesOf(primaryLanguage(code)).length === 0) return fallback;
  return new Intl.DisplayNames(code, { type: "language", fallback: "none" }).of(code) ?? fallback;
}
