import { expect, it } from "vitest";
import type { Phrase } from "./phrase.ts";
import { allPhrases, type PhraseList, withoutPhrase, withPhrase } from "./phrase-list.ts";

const phrase = (id: string, minute: number): Phrase => ({
  id,
  sourceText: id,
  sourceLanguage: "en",
  targetText: id,
  targetLanguage: "es",
  favourite: false,
  createdAt: new Date(Date.UTC(2026, 10, 22, 12, minute)).toISOString(),
});

const list = (...pages: Phrase[][]): PhraseList => ({
  pages: pages.map((items, index) => ({ items, nextToken: index < pages.length - 1 ? `after ${index}` : undefined })),
  pageParams: pages.map((_, index) => (index === 0 ? undefined : `after ${index - 1}`)),
});

const ids = (pages: PhraseList) => pages.pages.map((page) => page.items.map(({ id }) => id).join(""));

it("puts a new phrase first", () => {
  expect(ids(withPhrase(list([phrase("b", 2)], [phrase("a", 1)]), phrase("c", 3)))).toEqual(["cb", "a"]);
});

it("puts the first phrase of all into an empty list", () => {
  expect(ids(withPhrase(list([]), phrase("a", 1)))).toEqual(["a"]);
});

it("puts one that comes back, undone, where it was", () => {
  expect(ids(withPhrase(list([phrase("d", 4), phrase("c", 3)], [phrase("a", 1)]), phrase("b", 2)))).toEqual(["dc", "ba"]);
});

it("leaves a phrase older than what is loaded to its own page", () => {
  const loaded = list([phrase("c", 3)]);
  const more: PhraseList = { ...loaded, pages: loaded.pages.map((page) => ({ ...page, nextToken: "more" })) };
  expect(ids(withPhrase(more, phrase("a", 1)))).toEqual(["c"]);
});

it("changes a phrase that is there in place, and never doubles it", () => {
  const changed = withPhrase(list([phrase("b", 2)], [phrase("a", 1)]), { ...phrase("a", 1), favourite: true });
  expect(ids(changed)).toEqual(["b", "a"]);
  expect(allPhrases(changed)[1]?.favourite).toBe(true);
});

it("takes a phrase out of whichever page holds it", () => {
  expect(ids(withoutPhrase(list([phrase("b", 2)], [phrase("a", 1)]), "a"))).toEqual(["b", ""]);
});
