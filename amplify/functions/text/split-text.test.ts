import fc from "fast-check";
import { expect, it } from "vitest";
import { splitText } from "./split-text.ts";

const bytes = (text: string) => Buffer.byteLength(text);
const anyText = fc
  .array(fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), fc.constantFrom(" ", "\n\n", ". ", "。", "👨‍👩‍👧‍👦", "🇨🇦")))
  .map((pieces) => pieces.join("").toWellFormed());

it("loses nothing, keeps every part within the limit, and tears no character", () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 4, max: 60 }), (text, limit) => {
      const parts = splitText(text, limit, bytes);
      expect(parts.join("")).toBe(text);
      for (const part of parts) {
        expect(bytes(part)).toBeLessThanOrEqual(limit);
        expect(part.isWellFormed()).toBe(true);
      }
    }),
  );
});

it("keeps a text that fits in one part", () => {
  expect(splitText("One. Two.", 9, bytes)).toEqual(["One. Two."]);
  expect(splitText("", 9, bytes)).toEqual([""]);
});

it("cuts between sentences, as few times as it can", () => {
  expect(splitText("One one. Two two.  Three three.", 20, bytes)).toEqual(["One one. Two two.  ", "Three three."]);
});

it("cuts a long sentence between words, and shares its last part with the next sentence", () => {
  expect(splitText("one two three four five. Six.", 16, bytes)).toEqual(["one two three ", "four five. Six."]);
});

it("cuts a long word between graphemes", () => {
  expect(splitText("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 40, bytes)).toEqual(["👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧"]);
});

it("cuts a grapheme that is itself too long between code points", () => {
  const grapheme = "e" + "\u0301".repeat(10);
  expect(splitText(grapheme, 5, bytes).map(bytes)).toEqual([5, 4, 4, 4, 4]);
});
