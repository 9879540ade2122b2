import { readAs } from "../my-text.ts";
import type { Message } from "../room.ts";
import type { RoomLanguages } from "../room-parts.ts";

/** What a transcript is written of. */
export interface Transcript {
  title: string;
  messages: readonly Said[];
  /** Codes: one for a transcript in that language, more for one side by side. */
  languages: readonly string[];
  names: RoomLanguages;
  words: TranscriptWords;
  /** IANA; the reader's own unless named. */
  timeZone?: string | undefined;
}

export type Said = Pick<Message, "sequence" | "speaker" | "text" | "language" | "translations" | "failures" | "saidAt">;

/** What transcripts say themselves, in the language of the page. */
export interface TranscriptWords {
  notTranslated: string;
  columns: Record<"number" | "time" | "speaker" | "language" | "text" | "original" | "note", string>;
}

/** How a message reads in a language, and whether that is the original for want of a translation. */
export function inLanguage(message: Said, language: string): { text: string; language: string; missing: boolean } {
  const { state, ...read } = readAs(message, language);
  return { ...read, missing: state === "failed" || state === "original" };
}

/** Every language that something was said in or translated to, the reader's first. */
export function languagesIn(messages: readonly Said[], reader: string): string[] {
  const found = messages.flatMap(({ language, translations }) => [language, ...translations.map((one) => one.language)]);
  return [...new Set([reader, ...found])];
}

/** Milliseconds since the epoch; a time that cannot be read counts as that of the message before. */
export function timesOf(messages: readonly Said[]): number[] {
  let last = 0;
  return messages.map(({ saidAt }) => {
    const time = Date.parse(saidAt);
    if (!Number.isNaN(time)) last = time;
    return last;
  });
}

/** Without what no text file should hold: control characters other than tab and line feed, and halves of characters. */
export const plain = (text: string): string =>
  text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff\p{Cs}]/gu, "");

/** On one line. */
export const flat = (text: string): string => plain(text).replace(/\s+/gu, " ").trim();
