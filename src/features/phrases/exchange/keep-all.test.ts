import { expect, it } from "vitest";
import type { BookPhrase, NewPhrase } from "../book/phrase-book.ts";
import { keepAll } from "./keep-all.ts";

const named = (sourceText: string): NewPhrase => ({ sourceText, sourceLanguage: "en", targetText: "Hola", targetLanguage: "es" });

/** Newest first, as the book has them. */
function bookOf(there: string[], synced = true) {
  const book = (text: string): BookPhrase => ({ ...named(text), id: text, favourite: false, tags: [], note: "", known: false, createdAt: "", standing: "kept" });
  let phrases = there.map(book);
  return {
    ids: () => phrases.map(({ id }) => id),
    getState: () => ({ phrases, outbox: [], connection: "live" as const, synced, unkept: undefined, overwritten: [] }),
    keep: async (wanted: readonly NewPhrase[]) => {
      const kept = wanted.map(({ sourceText }) => phrases.find(({ id }) => id === sourceText) ?? book(sourceText));
      phrases = [...kept.filter(({ id }) => !phrases.some((one) => one.id === id)).reverse(), ...phrases];
      return kept;
    },
  };
}

it("shows them in the order they were given, above what is there, and tells which were added", async () => {
  const book = bookOf(["b"]);
  expect([...((await keepAll(book, ["a", "b", "c"].map(named))) ?? [])].sort()).toEqual(["a", "c"]);
  expect(book.ids()).toEqual(["a", "c", "b"]);
});

it("keeps many in their order, and tells how far it is", async () => {
  const book = bookOf([]);
  const heard: number[] = [];
  const texts = Array.from({ length: 2_500 }, (_, at) => `t${at}`);
  await keepAll(book, texts.map(named), (done) => heard.push(done));
  expect(book.ids()).toEqual(texts);
  expect(heard).toEqual([1_000, 2_000, 2_500]);
});

it("offers nothing to undo where the list was never whole: what seems new may be old", async () => {
  expect(await keepAll(bookOf([], false), [named("a")])).toBeUndefined();
});
