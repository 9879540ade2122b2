import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { createBoundedStore } from "../../device/bounded-store.ts";
import { recentTranslations } from "./recent-translations.ts";
import type { Ask, Translation } from "./translation-query.ts";

const ask: Ask = { text: "Hello", source: "auto", target: "es", formal: false };
const answer: Translation = { text: "Hola", source: "en", target: "es", detected: "en", engine: "Apertium", characters: 5, cached: false };

let stores = 0;
const recent = (now = () => 0, items = 10) => {
  stores += 1;
  return recentTranslations(createBoundedStore("guest", `translations-${stores}`, { items, bytes: 10_000 }), now);
};

it("answers what was asked before with the server's own answer, which costs nothing", async () => {
  const translations = recent();
  await translations.keep(ask, answer);
  expect(await translations.recall(ask)).toEqual({ translation: { ...answer, cached: true, recalled: true }, fresh: true });
});

it("answers nothing else: not other letters, languages or forms", async () => {
  const translations = recent();
  await translations.keep(ask, answer);
  for (const other of [{ text: "hello" }, { text: "Hello." }, { source: "en" }, { target: "fr" }, { formal: true }]) {
    expect(await translations.recall({ ...ask, ...other }), JSON.stringify(other)).toBeUndefined();
  }
});

it("keeps white space out of the question, and gives it back with the answer", async () => {
  const translations = recent();
  await translations.keep({ ...ask, text: "\n Hello" }, { ...answer, text: "\n Hola" });
  expect((await translations.recall({ ...ask, text: "  Hello" }))?.translation.text).toBe("  Hola");
});

it("says when an answer is old enough to be asked for anew", async () => {
  let now = 0;
  const translations = recent(() => now);
  await translations.keep(ask, answer);
  now = 40 * 86_400_000;
  expect((await translations.recall(ask))?.fresh).toBe(false);
});

it("forgets the oldest beyond its bounds", async () => {
  const translations = recent(undefined, 2);
  for (const text of ["one", "two", "three"]) {
    await translations.keep({ ...ask, text }, answer);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect(await translations.recall({ ...ask, text: "one" })).toBeUndefined();
  expect(await translations.recall({ ...ask, text: "three" })).toBeDefined();
});
