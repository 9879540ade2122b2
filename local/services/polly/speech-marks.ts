import type { WordMark } from "../../engines/speech/engine.ts";
import type { SpeechMarkType } from "./speech-request.ts";

interface Mark {
  readonly time: number;
  readonly type: "sentence" | "word";
  /** UTF-8 byte offsets, as Polly counts. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** One JSON object a line, by time (https://docs.aws.amazon.com/polly/latest/dg/output.html). */
export function speechMarkLines(text: string, spoken: readonly WordMark[], types: readonly SpeechMarkType[], language: string): string {
  const sentences = types.includes("sentence") ? sentenceMarks(text, spoken, language) : [];
  const words = types.includes("word") ? spoken : [];
  const byteAt = byteOffsets(text);
  const mark = (type: Mark["type"]) => ({ start, end, timeMs }: WordMark): Mark => ({
    time: timeMs,
    type,
    start: byteAt(start),
    end: byteAt(end),
    value: text.slice(start, end),
  });
  // Sorting is stable: a sentence comes before its first word.
  const marks = [...sentences.map(mark("sentence")), ...words.map(mark("word"))].sort((a, b) => a.time - b.time);
  return marks.map((each) => `${JSON.stringify(each)}\n`).join("");
}

function sentenceMarks(text: string, spoken: readonly WordMark[], language: string): readonly WordMark[] {
  return [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)].flatMap(({ segment, index }) => {
    const end = index + segment.trimEnd().length;
    const first = spoken.find((word) => word.start >= index && word.start < end);
    return first ? [{ start: index, end, timeMs: first.timeMs }] : [];
  });
}

function byteOffsets(text: string): (offset: number) => number {
  const offsets = new Uint32Array(text.length + 1);
  let bytes = 0;
  let at = 0;
  for (const character of text) {
    offsets.fill(bytes, at, at + character.length);
    bytes += Buffer.byteLength(character);
    at += character.length;
  }
  offsets[text.length] = bytes;
  return (offset) => offsets[offset] ?? bytes;
}
