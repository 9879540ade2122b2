import { expect, it } from "vitest";
import { phraseOf } from "../phrase.fixture.ts";
import { wordsOf } from "./fold.ts";
import { matches, prepare } from "./matches.ts";

const phrase = phraseOf({ tags: ["Clínica", "Monday"], note: "Said at the door" });
const finds = (query: string) => matches(phrase, wordsOf(query));

it("finds in both texts, the tags and the note, in any order", () => {
  expect(["morning", "dias", "CLINICA", "door", "door buenos good", "mor cli"].map(finds)).toEqual(Array(6).fill(true));
});

it("asks for every word, each within one text", () => {
  expect(finds("morning noches")).toBe(false);
  expect(finds("morningbuenos")).toBe(false);
});

it("finds everything where nothing is asked for", () => {
  expect(finds("  ")).toBe(true);
});

it("makes everything ready in slices, and stops when told", () => {
  const phrases = Array.from({ length: 1_200 }, (_, index) => phraseOf({ id: String(index) }));
  const slices: (() => void)[] = [];
  const later = (work: () => void) => {
    slices.push(work);
    return () => slices.pop();
  };
  const stop = prepare(phrases, later);
  slices.shift()?.();
  slices.shift()?.();
  expect(slices).toHaveLength(1);
  stop();
  expect(slices).toHaveLength(0);
});
