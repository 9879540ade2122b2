import { expect, it } from "vitest";
import { myLanguage } from "./my-language.ts";

const offered = ["en", "es", "fr", "fr-CA", "pt", "no", "zh", "zh-TW", "uk"];

it.each([
  ["what was chosen last", "es", ["fr"], "es"],
  ["the browser's own", undefined, ["uk-UA", "en"], "uk"],
  ["the browser's own variant", undefined, ["fr-ca"], "fr-CA"],
  ["the browser's second, where the first is not offered", undefined, ["gd", "pt-BR"], "pt"],
  ["the same language under its other name", undefined, ["nb-NO"], "no"],
  ["Traditional Chinese for who reads that", undefined, ["zh-HK"], "zh-TW"],
  ["Simplified Chinese for who reads that", undefined, ["zh-SG"], "zh"],
  ["English for all others", undefined, ["gd", "not a tag"], "en"],
  ["the browser's, if what was chosen last is no longer offered", "de", ["es-MX"], "es"],
])("begins with %s", (_, remembered, preferred, language) => {
  expect(myLanguage(remembered, preferred, offered)).toBe(language);
});

it("keeps what was chosen, or what the browser says, until it is known what is offered", () => {
  expect(myLanguage("de", ["es"], [])).toBe("de");
  expect(myLanguage(undefined, ["es-MX"], [])).toBe("es");
  expect(myLanguage(undefined, [], [])).toBe("en");
  expect(myLanguage(undefined, ["gd"], ["ca"])).toBe("ca");
});
