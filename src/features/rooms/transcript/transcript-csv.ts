import { inLanguage, plain, timesOf, type Transcript } from "./transcript.ts";

/** RFC 4180, with the mark by which Excel knows that this is UTF-8. */
export const toCsv = (transcript: Transcript): string =>
  `\ufeff${rowsOf(transcript).map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;

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

/** Spreadsheets take such a beginning for a formula, and run it; an apostrophe makes it a text (OWASP, "CSV Injection"). */
const formula = /^\s*[=+\-@\t\r\n＝＋－＠]/u;

const cell = (value: string): string => {
  const text = plain(value);
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};
