/**
 * Apertium's stream format (https://wiki.apertium.org/wiki/Apertium_stream_format): reserved characters are escaped
 * with a backslash, and what stands in `[...]`, a "superblank", passes through untranslated.
 */

/**
 * Kept as written: tags, addresses, every white space but a single blank, "words" too long to be one, and tildes, which
 * wake Apertium's post-generator and are swallowed by it, escaped or not.
 */
const untranslatable = new RegExp(
  [
    /<\/?[a-zA-Z][^<>]{0,500}>/u,
    /\b(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]}'’”]/u,
    /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/u,
    /\S{100,}/u,
    /~+/u,
    /(?: (?=[\s\p{Cc}])|(?! )[\s\p{Cc}])[\s\p{Cc}]*/u,
  ]
    .map((part) => part.source)
    .join("|"),
  "gu",
);

export interface Piece {
  readonly text: string;
  readonly kept: boolean;
}

/** Cuts a sentence into what is translated and what is kept as written. */
export function cutPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(untranslatable)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), kept: false });
    pieces.push({ text: match[0], kept: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), kept: false });
  return pieces;
}

const escape = (text: string) => text.replace(/[[\]{}^$/\\@<>]/g, "\\$&");

/**
 * Makes one request of the engine. Apertium's own formatter ends each with a full stop that it takes off again. After a
 * single letter some languages take that for an abbreviation and swallow it: `apart` puts something in between.
 */
export function encodePieces(pieces: readonly Piece[], apart = false): string {
  const encoded = pieces.map((piece) => (piece.kept ? `[${escape(keptToLine(piece.text))}]` : escape(piece.text)));
  return `${encoded.join("")}${apart ? between : ""}.[]`;
}

const between = "[ ]";

/** NUL separates requests, so it cannot stand in one; its picture does, and the original is put back. */
const keptToLine = (text: string) => text.replaceAll("\0", "\u2400");

/**
 * Reads an answer. Nothing if it is not one: broken brackets, or the closing mark is missing.
 * Throws nothing, for an answer may be any rubbish.
 */
export function decodePieces(answer: string, apart = false): readonly Piece[] | undefined {
  const end = `${apart ? between : ""}.[]`;
  if (!answer.endsWith(end)) return undefined;
  const body = answer.slice(0, -end.length);
  const pieces: Piece[] = [];
  let text = "";
  let kept = false;
  const finish = () => {
    if (text !== "") pieces.push({ text, kept });
    text = "";
  };
  for (let index = 0; index < body.length; index += 1) {
    const character = body.charAt(index);
    if (character === "\\") {
      index += 1;
      text += body.charAt(index);
    } else if (character === "[" || character === "]") {
      if (kept === (character === "[")) return undefined;
      finish();
      kept = !kept;
    } else {
      text += character;
    }
  }
  if (kept) return undefined;
  finish();
  return pieces;
}

/** Whether what had to be kept is all there, in the same order. */
export function keptAlike(before: readonly Piece[], after: readonly Piece[]): boolean {
  const list = (pieces: readonly Piece[]) =>
    JSON.stringify(pieces.filter((piece) => piece.kept).map((piece) => keptToLine(piece.text)));
  return list(before) === list(after);
}
