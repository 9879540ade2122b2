import { expect, it } from "vitest";
import { readAs } from "./my-text.ts";
import { messageOf } from "./room-fixture.ts";

const message = messageOf({
  text: "Hola",
  language: "es",
  translations: [{ language: "en", text: "Hello" }],
  failures: [{ language: "uk", code: "UnsupportedLanguagePair" }],
});

it.each([
  ["what was said in one's own language", "es", { text: "Hola", language: "es", state: "own" }],
  ["the translation", "en", { text: "Hello", language: "en", state: "translated" }],
  ["the original, where the translation failed", "uk", { text: "Hola", language: "es", state: "failed" }],
  ["the original, where nobody read one's language then", "fr", { text: "Hola", language: "es", state: "original" }],
])("reads %s", (_, language, text) => {
  expect(readAs(message, language)).toEqual(text);
});
