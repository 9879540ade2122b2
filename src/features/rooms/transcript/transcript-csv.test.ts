import fc from "fast-check";
import { expect, it } from "vitest";
import { toCsv } from "./transcript-csv.ts";
import { saidOf, transcriptOf } from "./transcript-fixture.ts";
import { plain } from "./transcript.ts";

/** RFC 4180, where every field is quoted. */
function parse(csv: string): string[][] {
  expect(csv.startsWith("\ufeff")).toBe(true);
  const rows: string[][] = [[]];
  const field = /"((?:[^"]|"")*)"(,|\r\n)/gy;
  field.lastIndex = 1;
  for (let found = field.exec(csv), end = 1; ; found = field.exec(csv)) {
    if (!found) {
      expect(end).toBe(csv.length);
      return rows.slice(0, -1);
    }
    end = field.lastIndex;
    rows.at(-1)?.push((found[1] ?? "").replaceAll('""', '"'));
    if (found[2] === "\r\n") rows.push([]);
  }
}

it("has a row for each message, with what was said and how it reads", () => {
  expect(parse(toCsv(transcriptOf([saidOf({}), saidOf({ sequence: 3, translations: [] })])))).toEqual([
    ["Number", "Time", "Speaker", "Language", "Text", "Original", "Note"],
    ["1", "2026-11-22T18:04:00.000Z", "Fátima", "es", "Hello", "Hola", ""],
    ["3", "2026-11-22T18:04:00.000Z", "Fátima", "es", "Hola", "Hola", "not translated"],
  ]);
});

it("has a column for each language side by side", () => {
  expect(parse(toCsv(transcriptOf([saidOf({})], { languages: ["en", "uk", "es"] })))).toEqual([
    ["Number", "Time", "Speaker", "Language", "English (en)", "Українська (uk)", "Español (es)", "Note"],
    ["1", "2026-11-22T18:04:00.000Z", "Fátima", "es", "Hello", "", "Hola", "not translated: uk"],
  ]);
});

it.each(["=1+1", "+49 170", "-5 °C", "@SUM(A1)", "\t=1", "  =1", "\n=1", "＝1", "=HYPERLINK(\"http://x\",\"y\")"])("lets no spreadsheet run %j", (text) => {
  const [, row = []] = parse(toCsv(transcriptOf([saidOf({ speaker: text, text, language: "en" })])));
  expect(row[2]).toBe(`'${text}`);
  expect(row[4]).toBe(`'${text}`);
});

it("keeps commas, quotes and lines inside their field, whatever is said", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", ";", "=", "a", "\u0000", "م"), maxLength: 20 }), (speaker, text) => {
      const rows = parse(toCsv(transcriptOf([saidOf({ speaker, text, language: "en" })])));
      expect(rows).toHaveLength(2);
      expect(rows[1]).toHaveLength(7);
      expect([rows[1]?.[2]?.replace(/^'/, ""), rows[1]?.[4]?.replace(/^'/, "")]).toEqual([speaker, text].map((one) => plain(one).replace(/^'/, "")));
    }),
  );
});
