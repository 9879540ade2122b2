import { expect, it } from "vitest";
import type { Language } from "./language.ts";
import { searchLanguages } from "./search-languages.ts";

const language = (code: string, name: string, nativeName: string): Language => ({
  ...{ code, name, nativeName, direction: "ltr", engine: "Apertium" },
  ...{ canDetect: true, canSpeak: true, canTranslateTo: true, canBeFormal: false },
});
const all = [
  language("ca", "Catalan", "Català"),
  language("fr-CA", "French (Canada)", "Français (Canada)"),
  language("es", "Spanish", "Español"),
  language("vi", "Vietnamese", "Tiếng Việt"),
];
const codes = (query: string): string[] => searchLanguages(all, query).map(({ code }) => code);

it("finds a language by its English name, its own name and its code", () => {
  expect(codes("span")).toEqual(["es"]);
  expect(codes("espanol")).toEqual(["es"]);
  expect(codes("tieng viet")).toEqual(["vi"]);
  expect(codes("ES")[0]).toBe("es");
});

it("puts what begins with the query first", () => {
  expect(codes("ca")).toEqual(["ca", "fr-CA"]);
});

it("keeps everything for a blank query and nothing for nonsense", () => {
  expect(codes("  ")).toHaveLength(4);
  expect(codes("qqq")).toEqual([]);
});
