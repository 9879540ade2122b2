import { ParleyError } from "../errors/parley-error.ts";

const surrogatePairs = /[\ud800-\udbff][\udc00-\udfff]/g;
const strippedControls = /[\0-\x08\x0b\x0c\x0e-\x1f]/g;

/** A text as it goes to an engine, and the way back to what the person typed. */
export interface CleanText {
  readonly text: string;
  /** Code points. */
  readonly characters: number;
  /** White space around `text`, which no engine gets to see. */
  readonly leading: string;
  readonly trailing: string;
  /** UTF-16 offset in the text as typed, of one in `text`. */
  readonly originalOffset: (offset: number) => number;
}

/**
 * Strips control characters but tab and line ends, replaces unpaired surrogates by U+FFFD, and sets outer white space
 * aside. Throws `TextTooLong` over `limit` code points as typed, before anything costs time, and `TextEmpty`.
 */
export function cleanText(typed: string, limit: number): CleanText {
  if (typed.length > 2 * limit || countCharacters(typed) > limit) {
    throw new ParleyError("TextTooLong", `The text can be ${limit.toLocaleString("en")} characters long at most.`);
  }
  const wellFormed = typed.toWellFormed();
  const stripped = wellFormed.replace(strippedControls, "");
  const text = stripped.trim();
  if (text === "") throw new ParleyError("TextEmpty", "There is no text yet.");
  const start = stripped.indexOf(text);
  const kept = stripped.length === typed.length ? undefined : keptOffsets(wellFormed);
  return {
    text,
    characters: countCharacters(text),
    leading: stripped.slice(0, start),
    trailing: stripped.slice(start + text.length),
    originalOffset: (offset) => (kept ? (kept[start + offset] ?? typed.length) : start + offset),
  };
}

/** Unicode code points, which is what Amazon Translate and Polly bill. */
export function countCharacters(text: string): number {
  return text.length - (text.match(surrogatePairs)?.length ?? 0);
}

function keptOffsets(text: string): number[] {
  const offsets: number[] = [];
  for (let offset = 0; offset < text.length; offset++) {
    strippedControls.lastIndex = 0;
    if (!strippedControls.test(text.charAt(offset))) offsets.push(offset);
  }
  return offsets;
}
