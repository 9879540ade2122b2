import fc from "fast-check";
import { expect, it } from "vitest";
import { speakable } from "../../../formats/xml.ts";
import { type Phrase, phraseText } from "../phrase.ts";
import { parsePhrases } from "./parse-phrases.ts";
import { type Format, writePhrases } from "./write-phrases.ts";

const sign = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 1 }),
  fc.constantFrom(...Array.from("\"',;\t\n\r=+-@<>&[]{}\\/#\u2028\u0085 "), "\r\n", "]]>", "😀", "𒀀", "مرحبا", "\u200f", "\u0000", "\u001b", "\ufeff", "null", "sep=;"),
);
const text = fc.array(sign, { maxLength: 10 }).map((signs) => signs.join(""));
const code = fc.constantFrom("en", "es-MX", "pt-PT", "zh-TW", "ar", "zh-Hant");
const tag = text.map((words) => words.replaceAll(",", "").trim().slice(0, 40).toWellFormed()).filter((words) => words !== "");

const phrase: fc.Arbitrary<Phrase> = fc
  .record({
    sourceLanguage: code,
    targetLanguage: code,
    sourceText: text.map((words) => `a${words}`),
    targetText: fc.tuple(fc.constantFrom("=", "'", "-", "b", "\u05d0"), text).map(([first, words]) => `${first}${words}${first}`),
    favourite: fc.boolean(),
    known: fc.boolean(),
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
    note: text,
  })
  .map((fields) => ({ ...fields, ...phraseText(fields), id: "", createdAt: "2026-11-22T18:04:00.000Z" }));
const phrases = fc.uniqueArray(phrase, { minLength: 1, maxLength: 6, selector: ({ sourceText, targetText, sourceLanguage, targetLanguage }) => [sourceLanguage, targetLanguage, speakable(sourceText), speakable(targetText)].join("/") });

/** Of an import come neither ids nor dates. */
const imported = (kept: Phrase) => Object.fromEntries(Object.entries(kept).filter(([field]) => field !== "id" && field !== "createdAt"));
/** Without what a format has no way to write. */
const each = (carry: (text: string) => string) => (kept: Phrase): Phrase => ({
  ...kept,
  sourceText: carry(kept.sourceText).trim(),
  targetText: carry(kept.targetText).trim(),
  note: carry(kept.note),
  tags: [...new Set(kept.tags.map((one) => carry(one).trim()).filter((one) => one !== ""))],
});

it.each<[Format, (kept: Phrase) => Phrase]>([
  ["csv", each((words) => words.replaceAll("\0", ""))],
  ["json", (kept) => kept],
  ["tmx", each(speakable)],
])("gives back from %s all that it can carry, byte for byte", (format, carried) => {
  fc.assert(
    fc.property(phrases, (kept) => {
      const file = writePhrases(format, kept);
      const { phrases: read, doubled } = parsePhrases(file.name, new TextEncoder().encode(file.text));
      expect(read).toEqual(kept.map(carried).map(imported));
      expect(doubled).toBe(0);
    }),
    { numRuns: 300 },
  );
});
