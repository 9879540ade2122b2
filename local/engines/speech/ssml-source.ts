/** What espeak-ng reads, and where in the request's text each of its code points comes from. */
export interface SsmlSource {
  readonly ssml: string;
  /** For each code point of `ssml`, the UTF-16 offset in the request's text. */
  readonly offsets: readonly number[];
  /** The request's text with everything that is markup blanked out, of the same length. */
  readonly words: string;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Plain text is escaped, for espeak-ng takes every input for SSML. */
export function fromPlainText(text: string): SsmlSource {
  const offsets: number[] = [];
  let ssml = "";
  let offset = 0;
  for (const character of text) {
    const escaped = entities[character] ?? speakable(character);
    ssml += escaped;
    offsets.push(...Array.from(escaped, () => offset));
    offset += character.length;
  }
  return { ssml, offsets, words: text };
}

export function fromSsml(text: string): SsmlSource {
  const offsets: number[] = [];
  let ssml = "";
  let offset = 0;
  for (const character of text) {
    ssml += speakable(character);
    offsets.push(offset);
    offset += character.length;
  }
  const words = text.replace(/<!--.*?-->|<[^>]*>|&[^;]{1,10};/gs, (markup) => " ".repeat(markup.length));
  return { ssml, offsets, words };
}

/** Control characters would end or garble what is spoken, half a surrogate pair has no sound. */
const speakable = (character: string) => (/^[\p{Cc}\p{Cs}]$/u.test(character) ? " " : character);
