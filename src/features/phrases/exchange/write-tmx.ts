import { xmlAttribute, xmlText } from "../../../formats/xml.ts";
import type { Phrase } from "../phrase.ts";
import { props } from "./file-shape.ts";

/**
 * A translation memory (TMX 1.4b): a unit for each phrase, with its date, note and marks. XML has no way to write some control
 * characters, and halves of characters: they are left out. No DOCTYPE: readers that are careful refuse one.
 */
export function writeTmx(phrases: readonly Phrase[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="Parley" creationtoolversion="1" segtype="paragraph" o-tmf="Parley" adminlang="en" srclang="*all*" datatype="plaintext"/>
  <body>
${phrases.map(unitOf).join("\n")}
  </body>
</tmx>
`;
}

function unitOf(phrase: Phrase): string {
  const { sourceLanguage, sourceText, targetLanguage, targetText, favourite, known, tags, note, createdAt } = phrase;
  const prop = (type: string, text: string) => `      <prop type="${type}">${xmlText(text)}</prop>`;
  const variant = (language: string, text: string) => `      <tuv xml:lang="${xmlAttribute(language)}"><seg>${xmlText(text)}</seg></tuv>`;
  return [
    `    <tu srclang="${xmlAttribute(sourceLanguage)}" creationdate="${timestamp(createdAt)}">`,
    ...(note ? [`      <note>${xmlText(note)}</note>`] : []),
    ...(favourite ? [prop(props.favourite, "yes")] : []),
    ...(known ? [prop(props.known, "yes")] : []),
    ...tags.map((tag) => prop(props.tag, tag)),
    variant(sourceLanguage, sourceText),
    variant(targetLanguage, targetText),
    "    </tu>",
  ].join("\n");
}

/** "20261122T180400Z" */
const timestamp = (time: string): string => time.replace(/[-:]|\.\d+/g, "");
