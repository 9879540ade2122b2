import { flat, inLanguage, plain, type Said, timesOf, type Transcript } from "./transcript.ts";

/** Characters that are read in a second: Latin and other alphabets; and scripts with a word or a syllable a character. */
const pace = { letters: 17, syllables: 7 };
const shortest = 1_000;

/** Subtitles for a recording that began with the first message. */
export function toSrt(transcript: Transcript): string {
  const { messages } = transcript;
  const times = timesOf(messages);
  let free = 0;
  return messages
    .map((message, index) => {
      const text = captionOf(transcript, message);
      const start = Math.max(free, (times[index] ?? 0) - (times[0] ?? 0));
      const next = times[index + 1];
      const read = start + readingTime(text);
      // The next one ends it, but not before it can be seen at all: then the next one waits.
      free = next === undefined ? read : Math.max(start + shortest, Math.min(read, next - (times[0] ?? 0)));
      return `${index + 1}\r\n${timecode(start)} --> ${timecode(free)}\r\n${text.replaceAll("\n", "\r\n")}\r\n`;
    })
    .join("\r\n");
}

function captionOf({ languages, words }: Transcript, message: Said): string {
  const reads = (languages.length > 0 ? languages : [message.language]).map((code) => inLanguage(message, code));
  const kept = languages.length > 1 ? reads.filter((read) => !read.missing) : reads;
  const shown = kept.length > 0 ? kept : reads.slice(0, 1);
  return shown
    .map(({ text, missing }, index) => {
      const speaker = index === 0 ? `${safe(flat(message.speaker))}: ` : "";
      return `${speaker}${missing ? `(${words.notTranslated}) ` : ""}${lines(text)}`;
    })
    .join("\n");
}

/** An empty line would end the subtitle. */
const lines = (text: string): string =>
  safe(plain(text))
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");

/** Players take <i> and {\an8} for commands, and an arrow for a time; SubRip has no way to escape them. */
const safe = (text: string): string => text.replaceAll("-->", "→").replaceAll("<", "‹").replaceAll(">", "›").replaceAll("{\\", "(\\");

const readingTime = (text: string): number => {
  const slow = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const seconds = slow / pace.syllables + (Array.from(text).length - slow) / pace.letters;
  return Math.max(shortest, Math.round(seconds * 1000));
};

/** "01:02:03,004"; hours go on after 99. */
const timecode = (milliseconds: number): string => {
  const pad = (value: number, length = 2) => String(Math.floor(value)).padStart(length, "0");
  const seconds = milliseconds / 1000;
  return `${pad(seconds / 3600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)},${pad(milliseconds % 1000, 3)}`;
};
