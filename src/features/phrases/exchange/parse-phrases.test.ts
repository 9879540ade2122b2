import { expect, it } from "vitest";
import { ImportError, type Problem } from "./import-error.ts";
import { parsePhrases } from "./parse-phrases.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  Array.from({ length: text.length }, (_, at) => view.setUint16(2 * at + 2, text.charCodeAt(at), littleEndian));
  view.setUint16(0, 0xfeff, littleEndian);
  return new Uint8Array(view.buffer);
};

/** What is wrong with a file. */
function problemsOf(name: string, content: string | Uint8Array): readonly Problem[] {
  try {
    parsePhrases(name, content);
  } catch (error) {
    if (error instanceof ImportError) return error.problems;
    throw error;
  }
  throw new Error("Nothing is wrong with it.");
}

const head = "sourceLanguage,sourceText,targetLanguage,targetText";
const hello = { sourceLanguage: "en", sourceText: "Hello", targetLanguage: "es", targetText: "Hola", favourite: false, known: false, tags: [], note: "" };
const csv = (...lines: string[]) => [head, ...lines].join("\n");

it.each([
  ["commas", csv("en,Hello,es,Hola")],
  ["a mark at the beginning", `\ufeff${csv("en,Hello,es,Hola")}`],
  ["semicolons", "sourceLanguage;sourceText;targetLanguage;targetText\r\nen;Hello;es;Hola\r\n"],
  ["tabs", "sourceLanguage\tsourceText\ttargetLanguage\ttargetText\nen\tHello\tes\tHola"],
  ["Excel's own line about the delimiter", "sep=;\r\nsourceLanguage;sourceText;targetLanguage;targetText\r\nen;Hello;es;Hola"],
  ["names in other cases and another order, and a column of its own", "TARGET TEXT,Target_Language,Who,source text,SourceLanguage\nHola,es,Ana,Hello,EN"],
  ["old line ends", "sourceLanguage,sourceText,targetLanguage,targetText\ren,Hello,es,Hola\r"],
  ["blank lines, and commas that a spreadsheet left behind", `${csv(",,,", "en,Hello,es,Hola,,,", "")}\n\n`],
])("reads CSV with %s", (_, text) => {
  expect(parsePhrases("phrases.csv", utf8(text))).toEqual({ phrases: [hello], doubled: 0 });
});

it("reads UTF-16 with its mark, as spreadsheets write it", () => {
  const text = csv("en,Hello,uk,Привіт");
  for (const order of [true, false]) expect(parsePhrases("p.csv", utf16(text, order)).phrases[0]?.targetText).toBe("Привіт");
});

it("reads marks, as spreadsheets write them", () => {
  const text = `${head},favourite,tags,note,known\nen,Hello,es,Hola,TRUE,"clinic, greeting,clinic",To anybody,no`;
  expect(parsePhrases("p.csv", text).phrases).toEqual([{ ...hello, favourite: true, tags: ["clinic", "greeting"], note: "To anybody" }]);
});

it("keeps what is there twice once, and counts it", () => {
  expect(parsePhrases("p.csv", csv("en,Hello,es,Hola", "en, Hello ,es,Hola", "en,Hello,fr,Bonjour"))).toMatchObject({ phrases: [hello, { targetText: "Bonjour" }], doubled: 1 });
});

it("takes the guard away from what looks like a formula", () => {
  expect(parsePhrases("p.csv", csv("en,'=1+1,es,'s avonds")).phrases).toMatchObject([{ sourceText: "=1+1", targetText: "'s avonds" }]);
});

it("tells by what a file holds what it is", () => {
  expect(parsePhrases("phrases.csv", JSON.stringify([hello])).phrases).toEqual([hello]);
  expect(parsePhrases("download", csv("en,Hello,es,Hola")).phrases).toEqual([hello]);
});

it("names every line that is wrong, whatever is wrong with it", () => {
  const text = `${head},note,tags,known
en,Hello,es,,,,
,Hello,español,Hola,,,
en,"two
lines",es,${"x".repeat(5001)},,,
en,Hello,es,Hola,${"n".repeat(1001)},"${"t".repeat(41)},${Array.from({ length: 20 }, (_, at) => `t${at}`).join(",")}",maybe
en,"Hello, one",es,Hola,,a,,b`;
  expect(problemsOf("p.csv", text).map(({ code, line }) => [line, code])).toEqual([
    [2, "TextMissing"],
    [3, "LanguageMissing"],
    [3, "LanguageUnknown"],
    [4, "TextTooLong"],
    [6, "NotYesOrNo"],
    [6, "NoteTooLong"],
    [6, "TooManyTags"],
    [6, "TagTooLong"],
    [7, "TooManyCells"],
  ]);
});

it.each([
  ["an empty file", "", [{ code: "Empty" }]],
  ["blanks", " \n\n", [{ code: "Empty" }]],
  ["a header alone", head, [{ code: "Empty" }]],
  ["no header", "en,Hello,es,Hola", ["sourceLanguage", "sourceText", "targetLanguage", "targetText"].map((column) => ({ code: "ColumnMissing", line: 1, values: { column } }))],
  ["a column less", "sourceLanguage,sourceText,targetLanguage\nen,Hello,es", [{ code: "ColumnMissing", line: 1, values: { column: "targetText" } }]],
  ["a column twice", `${head},Source Text\nen,Hello,es,Hola,Hi`, [{ code: "ColumnTwice", line: 1, values: { column: "sourceText" } }]],
  ["a quote that is never closed", csv("en,Hello,es,Hola", 'en,"Hello,es,Hola', "en,Hi,es,Hola"), [{ code: "QuoteOpen", line: 3 }]],
  ["a quote in the wrong place", csv("en,Hello,es,Hola", 'en,"He"llo,es,Hola'), [{ code: "QuoteStray", line: 3 }]],
])("refuses CSV with %s", (_, text, problems) => {
  expect(problemsOf("p.csv", text)).toEqual(problems);
});

it("refuses what is no text, and says what to do with text of another kind", () => {
  expect(problemsOf("p.csv", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]))).toEqual([{ code: "Binary" }]);
  expect(problemsOf("p.csv", new Uint8Array([...utf8(`${head}\nen,Caf`), 0xe9, ...utf8(",es,Café")]))).toEqual([{ code: "NotUtf8", line: 2 }]);
  expect(problemsOf("p.csv", new Uint8Array())).toEqual([{ code: "Empty" }]);
  expect(problemsOf("p.csv", new Uint8Array(10 * 1024 * 1024 + 1))).toEqual([{ code: "TooLarge", values: { most: 10 } }]);
});

it("refuses more phrases than a phrasebook should be given at once", () => {
  const lines = (count: number) => csv(...Array.from({ length: count }, (_, at) => `en,Hello ${at},es,Hola`));
  expect(parsePhrases("p.csv", lines(10_000)).phrases).toHaveLength(10_000);
  expect(problemsOf("p.csv", lines(10_001))).toEqual([{ code: "TooMany", values: { count: 10_001, most: 10_000 } }]);
});
