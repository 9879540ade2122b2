import { bounds } from "./bounds.ts";
import { ImportError } from "./import-error.ts";

/**
 * The text of a file: UTF-8, or UTF-16 with its mark, as Excel's "Unicode text" has it.
 * @throws {ImportError} Empty, TooLarge, Binary, NotUtf8
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > bounds.bytes) throw new ImportError([{ code: "TooLarge", values: { most: bounds.bytes / 1024 / 1024 } }]);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  if (encoding === "utf-8" && bytes.includes(0)) throw new ImportError([{ code: "Binary" }]);
  const text = decoded(bytes, encoding);
  if (text.trim() === "") throw new ImportError([{ code: "Empty" }]);
  return text;
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError([{ code: "NotUtf8", line: firstBroken(bytes, encoding) }]);
  }
}

/** The line with the first character that is none. */
function firstBroken(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes);
  return text.slice(0, text.indexOf("\ufffd")).split("\n").length;
}
