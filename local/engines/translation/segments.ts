/** A sentence with the white space that follows it, or white space alone: `core + space`, joined again, is the text. */
export interface Segment {
  readonly core: string;
  readonly space: string;
}

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** The longest piece sent as one: quality falls off beyond, and a text without full stops would have no end. */
const longest = 600;

/** Cuts a text into sentences, and sentences of undue length at a comma or a blank. Nothing is lost or added. */
export function cutSegments(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let open = "";
  for (const { segment } of sentences.segment(text)) {
    open += segment;
    // Without white space it is no end: "example.com/?q" is one word.
    if (!/[\s\p{Cc}]$/u.test(open)) continue;
    segments.push(...cutLong(open).flatMap(toSegments));
    open = "";
  }
  return [...segments, ...cutLong(open).flatMap(toSegments)];
}

function toSegments(part: string): readonly Segment[] {
  const before = leadingSpace(part);
  const core = part.slice(before.length).replace(/[\s\p{Cc}]+$/u, "");
  const segment = { core, space: part.slice(before.length + core.length) };
  return before === "" ? [segment] : [{ core: "", space: before }, segment];
}

const leadingSpace = (text: string) => /^[\s\p{Cc}]+/u.exec(text)?.[0] ?? "";

function cutLong(sentence: string): readonly string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > longest) {
    const head = rest.slice(0, longest);
    const comma = /.*[,;:] /su.exec(head)?.[0].length ?? 0;
    const blank = /.* /su.exec(head)?.[0].length ?? 0;
    // One unbroken run of characters is no sentence: it goes as one piece, and comes back as written.
    const at = (comma > longest / 2 ? comma : blank) || (/^\S+\s*/u.exec(rest)?.[0].length ?? rest.length);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === "" ? parts : [...parts, rest];
}
