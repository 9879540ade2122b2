import type { Ask } from "../translation-query.ts";
import type { Found } from "./rung.ts";

/** A kept phrase, as the app passes it. */
export interface KnownPhrase {
  sourceText: string;
  sourceLanguage: string;
  targetText: string;
  targetLanguage: string;
}

interface Side {
  text: string;
  language: string;
}

/**
 * Finds what was kept, from either side of it: case, white space and the marks around a sentence do not count, the
 * languages do. Phrases are indexed at the first question. Of several, the one written just so, else the first.
 */
export function phraseFinder(phrases: readonly KnownPhrase[]): (ask: Ask) => Found | undefined {
  let index: Map<string, [from: Side, to: Side][]> | undefined;
  return ({ text, source, target }) => {
    index ??= indexOf(phrases);
    const fitting = (index.get(plain(text)) ?? []).filter(
      ([from, to]) => to.language === target && from.language !== target && (source === "auto" || source === from.language),
    );
    const [from, to] = fitting.find(([one]) => one.text === text.trim()) ?? fitting[0] ?? [];
    return from && to && { text: to.text, source: from.language, target, engine: "" };
  };
}

function indexOf(phrases: readonly KnownPhrase[]): Map<string, [Side, Side][]> {
  const index = new Map<string, [Side, Side][]>();
  const add = (from: Side, to: Side) => {
    const key = plain(from.text);
    if (key === "") return;
    const there = index.get(key);
    if (there) there.push([from, to]);
    else index.set(key, [[from, to]]);
  };
  for (const phrase of phrases) {
    const one = { text: phrase.sourceText, language: phrase.sourceLanguage };
    const other = { text: phrase.targetText, language: phrase.targetLanguage };
    add(one, other);
    add(other, one);
  }
  return index;
}

const plain = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/^[\s¿¡]+|[\s\p{Sentence_Terminal}…;؛,،、]+$/gu, "");
