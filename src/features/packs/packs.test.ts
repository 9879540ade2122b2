import { expect, it } from "vitest";
import { loadPack, packIds, writtenLanguages, writtenText } from "./pack.ts";

const languages = ["en", "es", "fr", "pt", "it", "ca", "de", "uk", "ar", "tr"];

it.each(packIds)("has the whole %s in every language, each sentence once and without a stray blank", async (id) => {
  const { entries } = await loadPack(id);
  expect(entries.length).toBeGreaterThanOrEqual(24);
  expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
  for (const language of languages) {
    const texts = entries.map((entry) => entry.texts[language] ?? "");
    expect(texts.filter((text) => text === "" || text !== text.trim() || /\s\s/.test(text)), language).toEqual([]);
    expect(new Set(texts).size, language).toBe(texts.length);
    expect(texts.filter((text) => !/[.?؟]$/.test(text)), language).toEqual([]);
    // A question is a question in all of them.
    const asks = (text: string) => /[?؟]/.test(text);
    expect(entries.filter(({ texts: all }) => asks(all[language] ?? "") !== asks(all.en)).map((entry) => entry.id), language).toEqual([]);
  }
});

it("reads a country's own way of a language from the language", async () => {
  const pack = await loadPack("clinic");
  const [hello] = pack.entries;
  expect(hello && writtenText(hello, "es-MX")).toBe("Buenos días.");
  expect(hello && writtenText(hello, "nl")).toBeUndefined();
  expect(writtenLanguages(pack)).toEqual(languages);
});
