import type { WordMark } from "./engine.ts";
import type { SpokenWord } from "./espeak-process.ts";
import type { SsmlSource } from "./ssml-source.ts";

/**
 * One mark for each word of the text. espeak-ng reports several words as one ("of the"), one as several ("12.50") and
 * some not at all: a report counts for the word it falls in, else for the next; words without any share the time between.
 */
export function wordMarks(source: SsmlSource, spoken: readonly SpokenWord[], language: string, durationMs: number): readonly WordMark[] {
  const words = segmentWords(source.words, language);
  const within = new Map<number, number>();
  const before = new Map<number, number>();
  let at = 0;
  let latest = 0;
  for (const { position, timeMs } of spoken) {
    const offset = source.offsets[position];
    if (offset === undefined) continue;
    // Reports come in the order of the text; one that points back belongs to the word being spoken.
    while (at < words.length && (words[at]?.end ?? 0) <= offset) at += 1;
    latest = Math.max(latest, timeMs);
    const times = (words[at]?.start ?? Infinity) <= offset ? within : before;
    if (!times.has(at)) times.set(at, latest);
  }
  return fillGaps(words, new Map([...before, ...within]), durationMs);
}

interface Word {
  readonly start: number;
  readonly end: number;
}

function segmentWords(text: string, language: string): readonly Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) {
    if (isWordLike) words.push({ start: index, end: index + segment.length });
  }
  return words;
}

function fillGaps(words: readonly Word[], times: ReadonlyMap<number, number>, durationMs: number): readonly WordMark[] {
  const marks: WordMark[] = [];
  let known = { index: -1, timeMs: 0, start: 0 };
  words.forEach(({ start, end }, index) => {
    const own = times.get(index);
    if (own !== undefined) {
      known = { index, timeMs: own, start };
      marks.push({ start, end, timeMs: own });
      return;
    }
    let next = index + 1;
    while (next < words.length && !times.has(next)) next += 1;
    const until = { timeMs: times.get(next) ?? durationMs, start: words[next]?.start ?? words.at(-1)?.end ?? end };
    const share = until.start > known.start ? (start - known.start) / (until.start - known.start) : 0;
    marks.push({ start, end, timeMs: Math.round(known.timeMs + share * Math.max(0, until.timeMs - known.timeMs)) });
  });
  return marks;
}
