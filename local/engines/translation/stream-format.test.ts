import fc from "fast-check";
import { expect, it } from "vitest";
import { cutPieces, decodePieces, encodePieces, keptAlike } from "./stream-format.ts";
import { cutSegments } from "./segments.ts";

const nasty = fc.string({
  unit: fc.constantFrom(..."abcé ñ¿?!.,\\[]{}^$/@<>*#~+_\0\n\r\t\u00a0\u200b\ufffd😀 السلام".split(""), "😀", "<b>", "</b>", "http://a.b/c?d=[e]", ". ", "a@b.co", "\r\n"),
  maxLength: 80,
});

it("cuts into pieces that are the text again", () => {
  fc.assert(fc.property(nasty, (text) => cutPieces(text).map((piece) => piece.text).join("") === text));
});

it("cuts into sentences that are the text again, none with white space at its ends", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const segments = cutSegments(text);
      expect(segments.map(({ core, space }) => core + space).join("")).toBe(text);
      for (const { core } of segments) expect(core).toBe(core.trim());
    }),
  );
});

it("reads back what it wrote", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const pieces = cutPieces(text);
      const encoded = encodePieces(pieces);
      expect(encoded).not.toContain("\0");
      const decoded = decodePieces(encoded);
      expect(decoded && keptAlike(pieces, decoded)).toBe(true);
      expect(decoded?.map((piece) => piece.text).join("")).toBe(text.replaceAll("\0", "\u2400"));
    }),
  );
});

it("refuses an answer with broken brackets or without its end", () => {
  for (const rubbish of ["", "Hola", "Hola.[", "[Hola.[]", "Ho]la.[]", "[[a]].[]"]) expect(decodePieces(rubbish)).toBeUndefined();
});

it("cuts a sentence without end where it can", () => {
  const segments = cutSegments("word ".repeat(1_000));
  expect(Math.max(...segments.map(({ core }) => core.length))).toBeLessThanOrEqual(600);
  expect(cutSegments("x".repeat(5_000))).toHaveLength(1);
});
