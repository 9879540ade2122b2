import type { NewPhrase } from "../book/phrase-book.ts";
import { textKey } from "../phrase.ts";
import { bounds } from "./bounds.ts";
import { checkPhrase, type Found } from "./check-phrase.ts";
import { decodeText } from "./decode-text.ts";
import { ImportError, type Problem } from "./import-error.ts";
import { readCsv } from "./read-csv.ts";
import { readJson } from "./read-json.ts";
import { readTmx } from "./read-tmx.ts";

/** What a reader makes of a file: phrases with the lines they begin in, and what is wrong with its shape. */
export interface Reading {
  found: { line: number; phrase: Found }[];
  problems: Problem[];
}

export interface Parsed {
  /** In the order of the file, no two alike. */
  phrases: NewPhrase[];
  /** How many were there a second time, and are left out. */
  doubled: number;
}

/**
 * The phrases in a CSV, JSON or TMX file.
 * @throws {ImportError} with all that is wrong with it
 */
export function parsePhrases(fileName: string, content: string | Uint8Array): Parsed {
  const text = (typeof content === "string" ? content : decodeText(content)).replace(/^\ufeff/, "");
  if (text.trim() === "") throw new ImportError([{ code: "Empty" }]);
  const { found, problems } = readerFor(fileName, text)(text);
  if (found.length > bounds.phrases) throw new ImportError([{ code: "TooMany", values: { count: found.length, most: bounds.phrases } }]);

  const phrases = new Map<string, NewPhrase>();
  for (const { line, phrase: raw } of found) {
    const { phrase, problems: wrong } = checkPhrase(raw);
    problems.push(...wrong.map((problem) => ({ ...problem, line })));
    const key = textKey(phrase);
    if (!phrases.has(key)) phrases.set(key, phrase);
  }
  if (problems.length > 0) throw new ImportError(problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  if (found.length === 0) throw new ImportError([{ code: "Empty" }]);
  return { phrases: [...phrases.values()], doubled: found.length - phrases.size };
}

/** What it begins with tells, whatever it is called; a name decides what to say of a file that is none of the three. */
function readerFor(fileName: string, text: string): (text: string) => Reading {
  const first = text.trimStart()[0] ?? "";
  if (first === "<" || /\.(tmx|xml)$/i.test(fileName)) return readTmx;
  return first === "{" || first === "[" || /\.json$/i.test(fileName) ? readJson : readCsv;
}
