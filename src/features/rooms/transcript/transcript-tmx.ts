import { xmlAttribute, xmlText } from "../../../formats/xml.ts";
import { flat, inLanguage, plain, timesOf, type Transcript } from "./transcript.ts";

/**
 * A translation memory (TMX 1.4b): a unit for each message, with the original and every translation to `languages` that
 * there is. No DOCTYPE: readers that are careful refuse one.
 */
export function toTmx({ title, messages, languages }: Transcript): string {
  const times = timesOf(messages).map(timestamp);
  const units = messages.map((message, index) => {
    const others = languages.filter((code) => code !== message.language).map((code) => ({ code, ...inLanguage(message, code) }));
    const variants = [{ code: message.language, text: message.text }, ...others.filter(({ missing }) => !missing)];
    return [
      `    <tu tuid="${message.sequence}" srclang="${attribute(message.language)}" creationdate="${times[index] ?? ""}" ${tool}>`,
      `      <prop type="x-speaker">${content(flat(message.speaker))}</prop>`,
      ...variants.map(({ code, text }) => `      <tuv xml:lang="${attribute(code)}" ${tool}><seg>${content(text)}</seg></tuv>`),
      `    </tu>`,
    ].join("\n");
  });
  const date = times[0] ? ` creationdate="${times[0]}"` : "";
  return `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header ${tool} segtype="paragraph" o-tmf="Parley" adminlang="en" srclang="*all*" datatype="plaintext"${date}>
    <prop type="x-title">${content(flat(title))}</prop>
  </header>
  <body>
${units.join("\n")}
  </body>
</tmx>
`;
}

const tool = `creationtool="Parley" creationtoolversion="1"`;

/** "20261122T180400Z" */
const timestamp = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");

const content = (text: string): string => xmlText(plain(text));
const attribute = (text: string): string => xmlAttribute(flat(text));
