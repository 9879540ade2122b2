import { SaxesParser } from "saxes";
import { type Found, nothingFound } from "./check-phrase.ts";
import { props } from "./file-shape.ts";
import { ImportError, type Problem } from "./import-error.ts";
import type { Reading } from "./parse-phrases.ts";

interface Variant {
  language: string;
  text: string;
}

interface Unit {
  line: number;
  source: string;
  variants: Variant[];
  notes: string[];
  props: { type: string; text: string }[];
}

/** Elements in a segment whose content is the code of another format, not words (TMX 1.4b, "Content Markup"). */
const codes = new Set(["bpt", "ept", "it", "ph", "ut"]);

/**
 * A translation memory (TMX 1.4): each unit is a phrase from its source language into each of its others. Nothing that a
 * file names is fetched, and entities of its own are unknown: this reader has only XML's five.
 */
export function readTmx(text: string): Reading {
  const found: Reading["found"] = [];
  const problems: Problem[] = [];
  const parser = new SaxesParser();
  const path: string[] = [];
  let sourceOfAll = "";
  let unit: Unit | undefined;
  let variant: Variant | undefined;
  /** Collects the text of the element that is open; code inside a segment is passed over. */
  let words: string | undefined;
  let inCode = 0;

  parser.on("error", (error) => {
    throw new ImportError([{ code: "NotXml", line: parser.line, values: { reason: reasonOf(error) } }]);
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (path.length === 0 && name !== "tmx") throw new ImportError([{ code: "NotTmx", line: parser.line }]);
    path.push(name);
    if (name === "header") sourceOfAll = attributes.srclang ?? "";
    else if (name === "tu") unit = { line: parser.line, source: attributes.srclang ?? sourceOfAll, variants: [], notes: [], props: [] };
    else if (name === "tuv") variant = { language: attributes["xml:lang"] ?? attributes.lang ?? "", text: "" };
    else if (name === "prop" && unit && !variant) {
      unit.props.push({ type: attributes.type ?? "", text: "" });
      words = "";
    } else if ((name === "seg" && variant) || (name === "note" && unit && !variant)) words = "";
    else if (codes.has(name)) inCode += 1;
  });
  const onWords = (piece: string) => {
    if (words !== undefined && inCode === 0) words += piece;
  };
  parser.on("text", onWords);
  parser.on("cdata", onWords);
  parser.on("closetag", ({ name }) => {
    path.pop();
    if (codes.has(name)) inCode -= 1;
    else if (name === "tuv") {
      if (variant) unit?.variants.push(variant);
      variant = undefined;
    } else if (name === "tu") {
      if (unit) take(unit);
      unit = undefined;
    }
    if (words === undefined || !unit) return;
    const prop = unit.props.at(-1);
    if (name === "seg" && variant) variant.text = words;
    else if (name === "note") unit.notes.push(words);
    else if (name === "prop" && prop) prop.text = words;
    else return;
    words = undefined;
  });

  const take = (whole: Unit) => {
    const { line, variants, source } = whole;
    if (variants.length < 2) {
      problems.push({ code: "UnitAlone", line });
      return;
    }
    const first = ["", "*all*"].includes(source.toLowerCase()) ? variants[0] : sourceIn(variants, source);
    if (!first) problems.push({ code: "SourceMissing", line, values: { language: source } });
    else {
      const marks = marksOf(whole);
      const others = variants.filter((one) => one !== first);
      found.push(...others.map(({ language, text: translated }) => ({
        line,
        phrase: { ...marks, sourceLanguage: first.language, sourceText: first.text, targetLanguage: language, targetText: translated },
      })));
    }
  };

  parser.write(text).close();
  return { found, problems };
}

/** "en" is the source of a unit whose variants are in "EN-GB" and "es". */
function sourceIn(variants: readonly Variant[], source: string): Variant | undefined {
  const is = (language: string, wanted: string) => language.toLowerCase().replaceAll("_", "-") === wanted.toLowerCase().replaceAll("_", "-");
  const base = (language: string) => language.split(/[-_]/)[0] ?? "";
  return variants.find(({ language }) => is(language, source)) ?? variants.find(({ language }) => is(base(language), base(source)));
}

function marksOf({ notes, props: given }: Unit): Found {
  const has = (type: string) => given.some((prop) => prop.type === type && prop.text === "yes");
  return {
    ...nothingFound,
    favourite: has(props.favourite),
    known: has(props.known),
    tags: given.filter(({ type }) => type === props.tag).map(({ text }) => text),
    note: notes.join("\n"),
  };
}

/** saxes puts the place in front: "3:7: unexpected close tag." */
const reasonOf = ({ message }: Error): string => message.replace(/^(\d+:\d+: )?/, "").replace(/\.$/, "");
