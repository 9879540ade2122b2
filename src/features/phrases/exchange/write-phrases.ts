import { toCsv } from "../../../formats/csv.ts";
import type { Phrase } from "../phrase.ts";
import { columns, json } from "./file-shape.ts";
import { writeTmx } from "./write-tmx.ts";

export type Format = "csv" | "json" | "tmx";

export interface PhraseFile {
  name: string;
  type: string;
  text: string;
}

const formats: Record<Format, { type: string; write: (phrases: readonly Phrase[]) => string }> = {
  csv: { type: "text/csv", write: writeCsv },
  json: { type: "application/json", write: writeJson },
  tmx: { type: "application/xml", write: writeTmx },
};

/** Phrases as a file that can be imported again. `today` is part of its name. */
export function writePhrases(format: Format, phrases: readonly Phrase[], today = new Date()): PhraseFile {
  const { type, write } = formats[format];
  return { name: `phrases-${today.toISOString().slice(0, 10)}.${format}`, type: `${type};charset=utf-8`, text: write(phrases) };
}

function writeCsv(phrases: readonly Phrase[]): string {
  const cell = (value: string | boolean | readonly string[]) => (typeof value === "object" ? value.join(",") : String(value));
  return toCsv([columns, ...phrases.map((phrase) => columns.map((column) => cell(phrase[column])))]);
}

function writeJson(phrases: readonly Phrase[]): string {
  const plain = phrases.map((phrase) => Object.fromEntries(columns.map((column) => [column, phrase[column]])));
  return `${JSON.stringify({ ...json, phrases: plain }, null, 2)}\n`;
}
