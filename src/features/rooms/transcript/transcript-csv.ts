import * as csv from "../../../formats/csv.ts";
import { inLanguage, plain, timesOf, type Transcript } from "./transcript.ts";

/** A table of what was said. */
export const toCsv = (transcript: Transcript): string => csv.toCsv(rowsOf(transcript).map((row) => row.map(plain)));

function rowsOf({ messages, languages, names, words }: Transcript): string[][] {
  const { number, time, speaker, language, text, original, note } = words.columns;
  const times = timesOf(messages).map((when) => new Date(when).toISOString());
  const [only = ""] = languages;

  if (languages.length > 1) {
    return [
      [number, time, speaker, language, ...languages.map((code) => `${names.nativeName(code)} (${code})`), note],
      ...messages.map((message, index) => {
        const reads = languages.map((code) => ({ code, ...inLanguage(message, code) }));
        const missing = reads.filter((read) => read.missing).map(({ code }) => code);
        return [
          ...[String(message.sequence), times[index] ?? "", message.speaker, message.language],
          ...reads.map((read) => (read.missing ? "" : read.text)),
          missing.length > 0 ? `${words.notTranslated}: ${missing.join(" ")}` : "",
        ];
      }),
    ];
  }
  return [
    [number, time, speaker, language, text, original, note],
    ...messages.map((message, index) => {
      const read = inLanguage(message, only);
      return [
        ...[String(message.sequence), times[index] ?? "", message.speaker, message.language],
        ...[read.text, message.text, read.missing ? words.notTranslated : ""],
      ];
    }),
  ];
}
