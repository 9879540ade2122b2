import type { NewPhrase } from "../book/phrase-book.ts";
import { unmarked } from "../phrase.ts";
import { bounds } from "./bounds.ts";
import type { Problem } from "./import-error.ts";

/** A phrase as a file has it, before anybody looked whether it is one. */
export interface Found {
  sourceText: string;
  sourceLanguage: string;
  targetText: string;
  targetLanguage: string;
  favourite: boolean;
  known: boolean;
  tags: readonly string[];
  note: string;
}

export const nothingFound: Found = { sourceText: "", sourceLanguage: "", targetText: "", targetLanguage: "", ...unmarked };

const sides = ["source", "target"] as const;
const shape = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/i;

/** A phrase, and what is wrong with it: it is one where nothing is. */
export function checkPhrase(found: Found): { phrase: NewPhrase; problems: Omit<Problem, "line">[] } {
  const phrase: Required<NewPhrase> = {
    sourceText: found.sourceText.trim(),
    sourceLanguage: languageCode(found.sourceLanguage),
    targetText: found.targetText.trim(),
    targetLanguage: languageCode(found.targetLanguage),
    favourite: found.favourite,
    known: found.known,
    tags: [...new Set(found.tags.map((tag) => tag.trim()).filter((tag) => tag !== ""))],
    note: found.note,
  };
  const problems: Omit<Problem, "line">[] = [];
  for (const side of sides) {
    const text = phrase[`${side}Text`];
    const language = phrase[`${side}Language`];
    if (language === "") problems.push({ code: "LanguageMissing", values: { field: `${side}Language` } });
    else if (!shape.test(language)) problems.push({ code: "LanguageUnknown", values: { language: short(language) } });
    if (text === "") problems.push({ code: "TextMissing", values: { field: `${side}Text` } });
    else if (text.length > bounds.text) problems.push({ code: "TextTooLong", values: { length: text.length, most: bounds.text } });
  }
  if (phrase.note.length > bounds.note) problems.push({ code: "NoteTooLong", values: { length: phrase.note.length, most: bounds.note } });
  if (phrase.tags.length > bounds.tags) problems.push({ code: "TooManyTags", values: { count: phrase.tags.length, most: bounds.tags } });
  for (const tag of phrase.tags) {
    if (tag.includes(",")) problems.push({ code: "TagComma", values: { tag: short(tag) } });
    else if (tag.length > bounds.tag) problems.push({ code: "TagTooLong", values: { tag: short(tag), most: bounds.tag } });
  }
  return { phrase, problems };
}

/** "EN_us" as "en-US", "zh-hant" as "zh-Hant": other programs write codes in other ways. */
function languageCode(given: string): string {
  const [language = "", ...rest] = given.trim().replaceAll("_", "-").split("-");
  const cased = rest.map((part) => (part.length === 4 ? capitalised(part) : part.length < 4 ? part.toUpperCase() : part));
  return [language.toLowerCase(), ...cased].join("-");
}

const capitalised = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

/** Of what a file holds, as much as fits into a sentence. */
export const short = (text: string): string => {
  const signs = Array.from(text.toWellFormed().replace(/[\s\p{Cc}]+/gu, " "));
  return signs.length > 30 ? `${signs.slice(0, 29).join("")}…` : signs.join("");
};
