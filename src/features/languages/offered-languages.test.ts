import { expect, it } from "vitest";
import type { Language } from "./language.ts";
import { offeredLanguages } from "./offered-languages.ts";
import { withRecent } from "./recents.ts";

const language = (code: string, name: string, canTranslateTo = true): Language => ({
  ...{ code, name, nativeName: name, direction: "ltr", engine: "Apertium" },
  ...{ canDetect: true, canSpeak: true, canTranslateTo, canBeFormal: false },
});
const languages = [language("es", "Spanish"), language("en", "English"), language("hbs", "Serbo-Croatian", false)];
const offer = (side: "source" | "target", query = "", recents: string[] = []) =>
  offeredLanguages({ side, languages, recents, query }).map(({ group, code }) => `${group} ${code}`);

it("offers to detect the source, and every language by name", () => {
  expect(offer("source")).toEqual(["auto auto", "all en", "all hbs", "all es"]);
});

it("offers as targets only what can be translated to", () => {
  expect(offer("target")).toEqual(["all en", "all es"]);
});

it("puts recent languages first, leaving out what the engine no longer has", () => {
  expect(offer("target", "", ["es", "de"])).toEqual(["recent es", "all en", "all es"]);
});

it("shows only finds when searched", () => {
  expect(offer("source", "span", ["en"])).toEqual(["all es"]);
});

it("remembers the last five choices, each once", () => {
  expect(withRecent(["a", "b", "c", "d", "e"], "c")).toEqual(["c", "a", "b", "d", "e"]);
  expect(withRecent(["a", "b", "c", "d", "e"], "f")).toEqual(["f", "a", "b", "c", "d"]);
});
