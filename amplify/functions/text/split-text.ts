const granularities = ["sentence", "word", "grapheme"] as const;

/**
 * Cuts a text into parts of at most `limit`, which joined give the text again. It cuts between sentences; where one is
 * too long, between words; where a word is, between graphemes; a grapheme that is itself too long, between code points.
 * `size` must be additive over the pieces of a text, as `Buffer.byteLength` and the string length are.
 */
export function splitText(text: string, limit: number, size: (text: string) => number): string[] {
  return split(text, limit, size, 0);
}

function split(text: string, limit: number, size: (text: string) => number, level: number): string[] {
  if (size(text) <= limit) return [text];
  const parts: string[] = [];
  let part = "";
  let room = limit;
  for (const segment of segments(text, level)) {
    const segmentSize = size(segment);
    if (segmentSize > room && part !== "") {
      parts.push(part);
      part = "";
      room = limit;
    }
    if (segmentSize > limit && level < granularities.length) {
      const pieces = split(segment, limit, size, level + 1);
      // The last piece may share its part with what follows.
      part = pieces.pop() ?? "";
      parts.push(...pieces);
      room = limit - size(part);
    } else {
      part += segment;
      room -= segmentSize;
    }
  }
  if (part !== "") parts.push(part);
  return parts;
}

function segments(text: string, level: number): Iterable<string> {
  const granularity = granularities[level];
  if (granularity === undefined) return text;
  return Array.from(new Intl.Segmenter("und", { granularity }).segment(text), ({ segment }) => segment);
}
