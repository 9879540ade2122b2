import { beforeEach, expect, it, vi } from "vitest";
import { rememberWish, takeWish } from "./wish.ts";

const text = { sourceText: "Good morning", sourceLanguage: "en", targetText: "Buenos días", targetLanguage: "es" };
const minute = 60_000;

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});

it("comes true once", () => {
  rememberWish(text, 0);
  expect(takeWish(5 * minute)).toEqual(text);
  expect(takeWish(5 * minute)).toBeUndefined();
});

it("is forgotten after half an hour", () => {
  rememberWish(text, 0);
  expect(takeWish(30 * minute)).toBeUndefined();
});

it("is nothing where the browser stores nothing", () => {
  vi.stubGlobal("sessionStorage", undefined);
  rememberWish(text);
  expect(takeWish()).toBeUndefined();
});
