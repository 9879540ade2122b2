import { phraseText, type PhraseText } from "../phrase.ts";
import { checkPhrase, nothingFound } from "./check-phrase.ts";

/** Of a link that is made: messengers cut longer ones. */
export const linkBounds = { phrases: 50, characters: 8_000 } as const;
/** Of a link that is read, and of what it unpacks to (bytes): fifty phrases as long as phrases get are smaller. */
const readBounds = { characters: 16_000, bytes: 2 * 1024 * 1024 } as const;

/** Why a link cannot be read; each has a sentence: `shared.problem.*`. */
export type SharedProblem = "Empty" | "Damaged" | "Newer" | "TooLarge" | "OldBrowser";

export class SharedError extends Error {
  override readonly name = "SharedError";
  readonly code: SharedProblem;

  constructor(code: SharedProblem) {
    super(code);
    this.code = code;
  }
}

const version = "1";

/**
 * The words of phrases, without tags and notes, in the part of an address that never leaves the browser: the version, and
 * a list of [source language, source text, target language, target text] as JSON, deflated (RFC 1950, whose checksum tells
 * a link that was cut), in base64url (RFC 4648).
 * Undefined for more than fit.
 */
export async function sharedFragment(phrases: readonly PhraseText[]): Promise<string | undefined> {
  if (phrases.length > linkBounds.phrases) return undefined;
  const rows = phrases.map(({ sourceLanguage, sourceText, targetLanguage, targetText }) => [sourceLanguage, sourceText, targetLanguage, targetText]);
  const plain = new TextEncoder().encode(JSON.stringify(rows));
  const fragment = `${version}.${toBase64Url(typeof CompressionStream === "undefined" ? plain : await deflate(plain))}`;
  return fragment.length > linkBounds.characters ? undefined : fragment;
}

/**
 * The phrases of such a fragment.
 * @throws {SharedError}
 */
export async function readShared(fragment: string): Promise<PhraseText[]> {
  // A sentence that the link stood in may have left its full stop.
  const [, given, data] = /^([^.]*)\.([\w-]*)[^\w-]*$/.exec(fragment) ?? [];
  if (fragment === "") throw new SharedError("Empty");
  if (fragment.length > readBounds.characters) throw new SharedError("TooLarge");
  if (given !== undefined && given !== version && /^\d+$/.test(given)) throw new SharedError("Newer");
  if (given !== version || !data) throw new SharedError("Damaged");
  const bytes = fromBase64Url(data);
  // A list in JSON begins with a bracket; what is deflated never does.
  return phrasesIn(parsed(new TextDecoder().decode(bytes[0] === 0x5b ? bytes : await inflate(bytes))));
}

function phrasesIn(rows: unknown): PhraseText[] {
  if (!Array.isArray(rows) || rows.length === 0) throw new SharedError("Damaged");
  if (rows.length > linkBounds.phrases) throw new SharedError("TooLarge");
  const phrases = new Map<string, PhraseText>();
  for (const row of rows) {
    if (!isTexts(row)) throw new SharedError("Damaged");
    const [sourceLanguage = "", sourceText = "", targetLanguage = "", targetText = ""] = row;
    const { phrase, problems } = checkPhrase({ ...nothingFound, sourceLanguage, sourceText, targetLanguage, targetText });
    if (problems.length > 0) throw new SharedError("Damaged");
    phrases.set(JSON.stringify(phrase), phraseText(phrase));
  }
  return [...phrases.values()];
}

const isTexts = (row: unknown): row is string[] => Array.isArray(row) && row.length === 4 && row.every((text) => typeof text === "string");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SharedError("Damaged");
  }
}

const deflate = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer());

/** Stops at the bound, however small what was packed. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (typeof DecompressionStream === "undefined") throw new SharedError("OldBrowser");
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  try {
    for (let size = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
      size += value.length;
      if (size > readBounds.bytes) throw new SharedError("TooLarge");
      pieces.push(value);
    }
  } catch (error) {
    throw error instanceof SharedError ? error : new SharedError("Damaged");
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  } catch {
    throw new SharedError("Damaged");
  }
}
