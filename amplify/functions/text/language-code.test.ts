import { expect, it } from "vitest";
import { languageCode } from "./language-code.ts";

it.each([
  ["en", "en"],
  ["PT-pt", "pt-PT"],
  ["zh-hant", "zh-Hant"],
  ["zh-hant-tw", "zh-Hant-TW"],
  ["es-419", "es-419"],
  ["tl", "tl"],
  ["no", "no"],
])("spells %s as %s", (code, spelling) => {
  expect(languageCode(code)).toBe(spelling);
});

it.each(["", "e", "xx", "zz", "klingon", "en-", "en_US", "../../etc", "auto", "\ud800", "e".repeat(1000)])(
  "knows %j for no language",
  (code) => {
    expect(() => languageCode(code)).toThrow(/^UnsupportedLanguage: /);
  },
);
