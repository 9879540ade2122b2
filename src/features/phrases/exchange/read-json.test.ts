import { expect, it } from "vitest";
import { ImportError } from "./import-error.ts";
import { parsePhrases } from "./parse-phrases.ts";

const hello = { sourceLanguage: "en", sourceText: "Hello", targetLanguage: "es", targetText: "Hola" };

const read = (content: unknown) => parsePhrases("p.json", typeof content === "string" ? content : JSON.stringify(content, null, 2)).phrases;
const wrong = (content: unknown) => {
  try {
    return read(content);
  } catch (error) {
    if (error instanceof ImportError) return error.problems.map(({ code, line }) => [line, code]);
    throw error;
  }
};

it("reads Parley's own files and bare lists, with more or less in them than it knows", () => {
  expect(read({ format: "parley-phrases", version: 1, by: "me", phrases: [hello] })).toMatchObject([hello]);
  expect(read([{ ...hello, id: 7, note: null, favourite: true, tags: ["clinic"], __proto__: { known: true } }])).toEqual([
    { ...hello, note: "", favourite: true, known: false, tags: ["clinic"] },
  ]);
});

it.each([
  ["text that is no JSON", "hello", [[1, "NotJson"]]],
  ["an unfinished string", '[\n{"sourceText": "Hel\n', [[2, "NotJson"]]],
  ["an unfinished list", `[\n${JSON.stringify(hello)},\n`, [[3, "NotJson"]]],
  ["comments", `[\n// mine\n${JSON.stringify(hello)}]`, [[2, "NotJson"]]],
  ["nothing but brackets", "[".repeat(200_000), [[1, "NotJson"]]],
  ["an object of something else", { name: "parley" }, [[1, "NotPhrases"]]],
  ["another format's list", { format: "other", phrases: [hello] }, [[1, "NotPhrases"]]],
  ["a newer file", { format: "parley-phrases", version: 2, phrases: [] }, [[3, "NewerVersion"]]],
  ["an empty list", [], [[undefined, "Empty"]]],
  ["values of the wrong types", [hello, { ...hello, sourceText: 5, known: "yes", tags: "clinic" }, "Hello"], [[8, "TextMissing"], [10, "NotText"], [13, "NotYesOrNo"], [14, "NotList"], [16, "NotPhrases"]]],
  ["a tag with a comma", [{ ...hello, tags: ["clinic, border"] }], [[2, "TagComma"]]],
])("names the line of %s", (_, content, problems) => {
  expect(wrong(content)).toEqual(problems);
});
