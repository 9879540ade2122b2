import { flat, inLanguage, plain, type Said, timesOf, type Transcript } from "./transcript.ts";

/** To be read: a day, and under it who said what when. */
export function toText(transcript: Transcript): string {
  const { title, messages, languages, names, timeZone } = transcript;
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  const day = format({ dateStyle: "full" });
  const clock = format({ hour: "2-digit", minute: "2-digit" });
  const lines = [isolated(flat(title)), languages.map((code) => isolated(names.nativeName(code))).join(" · ")];

  const times = timesOf(messages);
  let lastDay = "";
  messages.forEach((message, index) => {
    const time = times[index] ?? 0;
    const today = day.format(time);
    if (today !== lastDay) lines.push("", today, "");
    lastDay = today;
    lines.push(...(languages.length > 1 ? sideBySide : inOne)(transcript, message, clock.format(time)));
  });
  return `${lines.join("\n")}\n`;
}

function inOne({ languages, names, words }: Transcript, message: Said, time: string): string[] {
  const { text, language, missing } = inLanguage(message, languages[0] ?? message.language);
  const how = missing ? ` (${isolated(names.nativeName(language))}, ${words.notTranslated})` : "";
  return indented(`${time}  ${isolated(flat(message.speaker))}${how}: `, text);
}

/** The original first, as it was said. */
function sideBySide({ languages, names, words }: Transcript, message: Said, time: string): string[] {
  const others = languages.filter((code) => code !== message.language);
  return [
    `${time}  ${isolated(flat(message.speaker))}`,
    ...[message.language, ...others].flatMap((code) => {
      const { text, missing } = inLanguage(message, code);
      const name = `  ${isolated(names.nativeName(code))}`;
      return missing ? [`${name}: (${words.notTranslated})`] : indented(`${name}: `, text);
    }),
  ];
}

/** The lines of a text after the first stand under it. */
const indented = (head: string, text: string): string[] => {
  const [first = "", ...rest] = plain(text).split("\n");
  return [head + isolated(first), ...rest.map((line) => `    ${isolated(line)}`)];
};

/**
 * A piece of text whose direction is its own, so that an Arabic name does not turn the line round (UAX #9, FSI and PDI). What
 * it holds of such characters itself could end the isolation, and goes.
 */
export const isolated = (text: string): string => (text === "" ? "" : `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069`);
