import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { rememberWishes, takeWishes } from "./wishes.ts";

const stored = new Map<string, string>();
beforeEach(() => {
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});
afterEach(() => {
  stored.clear();
  vi.unstubAllGlobals();
});

const phrase = { sourceText: "Hello", sourceLanguage: "en", targetText: "Hola", targetLanguage: "es", tags: ["Clinic"] };

it("keeps wishes over a reload, and hands them out once", () => {
  rememberWishes([phrase], 0);
  expect(takeWishes(1)).toEqual([phrase]);
  expect(takeWishes(2)).toEqual([]);
});

it("forgets what was wished long ago", () => {
  rememberWishes([phrase], 0);
  expect(takeWishes(30 * 60_000)).toEqual([]);
});
