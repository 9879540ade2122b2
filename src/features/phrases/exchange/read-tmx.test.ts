import { expect, it } from "vitest";
import { ImportError } from "./import-error.ts";
import { parsePhrases } from "./parse-phrases.ts";

const tmx = (units: string, { header = 'srclang="en"', before = "" } = {}) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${before}<tmx version="1.4">\n<header ${header}/>\n<body>\n${units}\n</body>\n</tmx>`;
const tuv = (language: string, text: string) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`;

const pairs = (text: string) =>
  parsePhrases("p.tmx", text).phrases.map((phrase) => [phrase.sourceLanguage, phrase.sourceText, phrase.targetLanguage, phrase.targetText]);
const wrong = (text: string) => {
  try {
    return pairs(text);
  } catch (error) {
    if (error instanceof ImportError) return error.problems.map(({ code, line }) => [line, code]);
    throw error;
  }
};

it("takes the side for the source that the unit names, else the header, else the first", () => {
  const both = tuv("es", "Hola") + tuv("en", "Hello");
  expect(pairs(tmx(`<tu>${both}</tu>`))).toEqual([["en", "Hello", "es", "Hola"]]);
  expect(pairs(tmx(`<tu srclang="es">${both}</tu>`))).toEqual([["es", "Hola", "en", "Hello"]]);
  expect(pairs(tmx(`<tu>${both}</tu>`, { header: 'srclang="*all*"' }))).toEqual([["es", "Hola", "en", "Hello"]]);
});

it("knows languages however other programs write them", () => {
  expect(pairs(tmx(`<tu>${tuv("ES_mx", "Hola")}<tuv lang="EN-US"><seg>Hello</seg></tuv></tu>`))).toEqual([["en-US", "Hello", "es-MX", "Hola"]]);
});

it("makes a phrase of the source with each other language of a unit", () => {
  expect(pairs(tmx(`<tu>${tuv("en", "Hello")}${tuv("es", "Hola")}${tuv("fr", "Bonjour")}</tu>`))).toEqual([
    ["en", "Hello", "es", "Hola"],
    ["en", "Hello", "fr", "Bonjour"],
  ]);
});

it("keeps the words of a segment and not the code of other formats in it", () => {
  const marked = 'Take <bpt i="1">&lt;b&gt;</bpt>two<ept i="1">&lt;/b&gt;</ept><ph x="1">{0}<sub>a footnote</sub></ph> <hi type="x">a day</hi>';
  expect(pairs(tmx(`<tu>${tuv("en", marked)}${tuv("es", "Dos <![CDATA[<al> & día]]> &#x1F600;&amp;")}</tu>`))).toEqual([
    ["en", "Take two a day", "es", "Dos <al> & día 😀&"],
  ]);
});

it("reads the notes and properties of the unit, not those of its variants", () => {
  const unit = `<tu><note>One</note><note>Two</note><prop type="x-parley-tag">clinic</prop><prop type="x-domain">law</prop><tuv xml:lang="en"><note>No</note><prop type="x-parley-tag">no</prop><seg>Hello</seg></tuv>${tuv("es", "Hola")}</tu>`;
  expect(parsePhrases("p.tmx", tmx(unit)).phrases).toMatchObject([{ note: "One\nTwo", tags: ["clinic"], favourite: false }]);
});

it("lets a DOCTYPE stand, fetches nothing for it, and knows no entities of its own", () => {
  const unit = `<tu>${tuv("en", "Hello")}${tuv("es", "Hola")}</tu>`;
  expect(pairs(tmx(unit, { before: '<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd">\n' }))).toHaveLength(1);
  const laughs = `<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>\n`;
  expect(wrong(tmx(`<tu>${tuv("en", "&b;")}${tuv("es", "&f;")}</tu>`, { before: laughs }))).toEqual([[6, "NotXml"]]);
});

it.each([
  ["text that is no XML", "hello", [[1, "NotXml"]]],
  ["a tag that is never closed", tmx("<tu>\n<tuv xml:lang='en'>"), [[7, "NotXml"]]],
  ["a web page", "<html><body/></html>", [[1, "NotTmx"]]],
  ["a unit in one language", tmx(`<tu>${tuv("en", "Hello")}</tu>`), [[5, "UnitAlone"]]],
  ["a unit without its source", tmx(`<tu>\n${tuv("fr", "Bonjour")}${tuv("es", "Hola")}</tu>`), [[5, "SourceMissing"]]],
  ["an empty segment and a nameless language", tmx(`<tu>${tuv("en", "Hello")}\n${tuv("", " ")}</tu>`), [[5, "LanguageMissing"], [5, "TextMissing"]]],
  ["no units", tmx(""), [[undefined, "Empty"]]],
])("names the line of %s", (_, text, problems) => {
  expect(wrong(text)).toEqual(problems);
});
