/** A word, where it stands in a text (UTF-16 offsets) and when it is spoken. */
export interface SpeechMark {
  readonly start: number;
  readonly end: number;
  readonly timeMs: number;
  readonly value: string;
}

interface PollyMark {
  readonly time: number;
  readonly type: string;
  /** Offsets in bytes of UTF-8. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/**
 * The words of Polly's answer, which is one JSON object a line, with offsets into the JavaScript string that was sent.
 * https://docs.aws.amazon.com/polly/latest/dg/output.html
 */
export function parseMarks(lines: string, text: string): SpeechMark[] {
  const offset = utf16Offsets(text);
  return lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as PollyMark)
    .filter(({ type }) => type === "word")
    .map(({ start, end, time, value }) => ({ start: offset(start), end: offset(end), timeMs: time, value }))
    .filter(({ start, end }) => end > start);
}

/** From an offset in UTF-8 bytes to the one in UTF-16 units; one past the end, or inside a character, is moved back. */
function utf16Offsets(text: string): (bytes: number) => number {
  const byByte: number[] = [];
  let units = 0;
  for (const character of text) {
    const bytes = Buffer.byteLength(character);
    for (let byte = 0; byte < bytes; byte++) byByte.push(units);
    units += character.length;
  }
  return (bytes) => byByte[Math.max(bytes, 0)] ?? units;
}
