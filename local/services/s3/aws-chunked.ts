import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { S3Error } from "./s3-error.ts";

/** How the chunks of a signed stream are checked: each signature is made over the one before. */
export interface ChunkSignatures {
  readonly signingKey: Buffer;
  /** That of the request. */
  readonly signature: string;
  readonly dateTime: string;
  readonly scope: string;
}

export interface ChunkedOptions {
  readonly signatures?: ChunkSignatures;
  /** Called once, after the last chunk, with the names in lower case. */
  readonly onTrailers: (trailers: ReadonlyMap<string, string>) => void;
}

const maxLine = 16_384;
const maxChunk = 64 * 1024 * 1024;
const emptyHash = sha256("");

/**
 * Takes the payload out of `aws-chunked` content: `SIZE[;chunk-signature=...]\r\n` bytes `\r\n`, repeated until size 0,
 * then trailers. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html, .../sigv4-streaming-trailers.html
 */
export async function* decodeChunked(source: AsyncIterable<Buffer>, options: ChunkedOptions): AsyncIterable<Buffer> {
  const { signatures, onTrailers } = options;
  const reader = createReader(source);
  let previous = signatures?.signature ?? "";
  for (;;) {
    const [, sizeText, signature] =
      /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(await reader.line()) ?? [];
    const size = sizeText === undefined ? NaN : parseInt(sizeText, 16);
    if (Number.isNaN(size) || size > maxChunk) throw incomplete();
    if (!signatures) {
      if (size === 0) break;
      yield* reader.bytes(size);
    } else {
      // Nothing is passed on before its signature is right, so a signed chunk is held whole.
      const chunk: Buffer[] = [];
      for await (const piece of reader.bytes(size)) chunk.push(piece);
      const data = Buffer.concat(chunk);
      previous = checkChunk(signatures, previous, signature, `${emptyHash}\n${sha256(data)}`, "PAYLOAD");
      if (size === 0) break;
      yield data;
    }
    if ((await reader.line()) !== "") throw incomplete();
  }
  const trailers = await readTrailers(reader);
  if (signatures && trailers.size > 0) {
    const signature = trailers.get("x-amz-trailer-signature");
    trailers.delete("x-amz-trailer-signature");
    const text = Array.from(trailers, ([name, value]) => `${name}:${value}\n`).join("");
    checkChunk(signatures, previous, signature, sha256(text), "TRAILER");
  }
  onTrailers(trailers);
}

async function readTrailers(reader: Reader): Promise<Map<string, string>> {
  const trailers = new Map<string, string>();
  for (let line = await reader.line(true); line !== ""; line = await reader.line(true)) {
    const colon = line.indexOf(":");
    if (colon < 1 || trailers.size > 20) throw incomplete();
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return trailers;
}

function checkChunk(
  by: ChunkSignatures,
  previous: string,
  given: string | undefined,
  hashes: string,
  kind: string,
): string {
  const text = `AWS4-HMAC-SHA256-${kind}\n${by.dateTime}\n${by.scope}\n${previous}\n${hashes}`;
  const expected = createHmac("sha256", by.signingKey).update(text).digest("hex");
  const genuine = given?.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  if (!genuine)
    throw new S3Error("SignatureDoesNotMatch", `The signature of a ${kind.toLowerCase()} chunk does not match.`);
  return expected;
}

interface Reader {
  /** Up to the next CRLF, without it. `orEnd`: the end of the stream reads as an empty line. */
  line(orEnd?: boolean): Promise<string>;
  bytes(count: number): AsyncIterable<Buffer>;
}

function createReader(source: AsyncIterable<Buffer>): Reader {
  const iterator = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const more = async () => {
    const next = await iterator.next();
    return next.done ? undefined : next.value;
  };
  return {
    async line(orEnd = false) {
      for (;;) {
        const end = rest.indexOf("\r\n");
        if (end >= 0) {
          const line = rest.subarray(0, end).toString("latin1");
          rest = rest.subarray(end + 2);
          return line;
        }
        const chunk = rest.length > maxLine ? undefined : await more();
        if (!chunk && orEnd && rest.length === 0) return "";
        if (!chunk) throw incomplete();
        rest = Buffer.concat([rest, chunk]);
      }
    },
    async *bytes(count) {
      for (let left = count; left > 0;) {
        const chunk = rest.length > 0 ? rest : await more();
        if (!chunk) throw incomplete();
        rest = chunk.subarray(left);
        const taken = chunk.subarray(0, left);
        left -= taken.length;
        if (taken.length > 0) yield taken;
      }
    },
  };
}

const incomplete = () => new S3Error("IncompleteBody", "The request body terminated unexpectedly");

function sha256(data: Buffer | string): string {
  return createHash("sha256").update(data).digest("hex");
}
