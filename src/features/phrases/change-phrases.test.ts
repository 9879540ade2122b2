import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { type Change, inverse, showChange } from "./change-phrases.ts";
import type { Phrase } from "./phrase.ts";
import { allPhrases, type PhraseList } from "./phrase-list.ts";
import { keptQuery, phrasesKey } from "./phrases-query.ts";

const text = { sourceText: "Good morning", sourceLanguage: "en", targetText: "Buenos días", targetLanguage: "es" };
const phrase: Phrase = { ...text, id: "a", favourite: false, createdAt: "2026-11-22T12:00:00.000Z" };

const cacheWith = (...phrases: Phrase[]) => {
  const cache = new QueryClient();
  const list: PhraseList = { pages: [{ items: phrases, nextToken: undefined }], pageParams: [undefined] };
  cache.setQueryData(phrasesKey("ana"), list);
  return cache;
};

const listed = (cache: QueryClient) => {
  const list = cache.getQueryData<PhraseList>(phrasesKey("ana"));
  return list && allPhrases(list);
};

it.each<Change>([
  { kind: "keep", phrase },
  { kind: "restore", phrase },
  { kind: "remove", phrase },
  { kind: "favourite", phrase: { ...phrase, favourite: true } },
])("takes back a failed $kind without a trace", (change) => {
  const before = change.kind === "keep" || change.kind === "restore" ? [] : [phrase];
  const cache = cacheWith(...before);
  showChange(cache, "ana", change);
  expect(listed(cache)).not.toEqual(before);
  showChange(cache, "ana", inverse(change));
  expect(listed(cache)).toEqual(before);
});

it("lights and darkens the star of a sentence that the loaded list does not hold", () => {
  const cache = new QueryClient();
  const { queryKey } = keptQuery("ana", text);
  showChange(cache, "ana", { kind: "keep", phrase });
  expect(cache.getQueryData(queryKey)).toEqual(phrase);
  showChange(cache, "ana", { kind: "remove", phrase });
  expect(cache.getQueryData(queryKey)).toBeNull();
});

it("leaves the lists of other people alone", () => {
  const cache = cacheWith(phrase);
  showChange(cache, "ben", { kind: "remove", phrase });
  expect(listed(cache)).toEqual([phrase]);
});
