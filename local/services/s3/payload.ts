import { createHash } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Authenticated } from "../../authentication/verify-signature.ts";
import { decodeChunked } from "./aws-chunked.ts";
import { startChecksum } from "./checksums.ts";
import { S3Error } from "./s3-error.ts";
import type { Checksum } from "./stored-object.ts";

export interface Payload {
  /** Read to its end, it has been checked against everything that the request says of it; else it throws S3Error. */
  readonly content: AsyncIterable<Buffer>;
  /** Known once the content was read. */
  readonly seen: { md5: string; checksum?: Checksum };
}

const maxObjectBytes = 5 * 1024 ** 3;

/** The body without its transfer coding, checked as it streams by: length, SHA-256, MD5, checksum header or trailer, chunk signatures. */
export function receivePayload(request: IncomingMessage, authenticated: Authenticated): Payload {
  const { headers } = request;
  const { payloadHash } = authenticated;
  const chunked = payloadHash.startsWith("STREAMING-");
  const length = contentLength(headers, chunked);
  const seen: Payload["seen"] = { md5: "" };
  const announced = checksumHeader(headers);
  const algorithm = announced?.algorithm ?? trailerAlgorithm(headers);
  const contentMd5 = md5Header(headers);
  if (!chunked && payloadHash !== "UNSIGNED-PAYLOAD" && !/^[0-9a-f]{64}$/.test(payloadHash)) {
    throw new S3Error(
      "InvalidArgument",
      "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER or a valid sha256 value.",
    );
  }

  async function* content(): AsyncIterable<Buffer> {
    let trailers: ReadonlyMap<string, string> = new Map();
    const raw = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    const onTrailers = (found: ReadonlyMap<string, string>) => void (trailers = found);
    const source = chunked ? decodeChunked(raw, { onTrailers, ...chunkSignatures(authenticated) }) : raw;
    const md5 = createHash("md5");
    const sha256 = createHash("sha256");
    const checksum = algorithm === undefined ? undefined : startChecksum(algorithm);
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > length)
        throw new S3Error(
          "IncompleteBody",
          "You did not provide the number of bytes specified by the Content-Length HTTP header",
        );
      md5.update(chunk);
      if (!chunked && payloadHash !== "UNSIGNED-PAYLOAD") sha256.update(chunk);
      checksum?.update(chunk);
      yield chunk;
    }
    if (size !== length)
      throw new S3Error(
        "IncompleteBody",
        "You did not provide the number of bytes specified by the Content-Length HTTP header",
      );
    if (!chunked && payloadHash !== "UNSIGNED-PAYLOAD" && sha256.digest("hex") !== payloadHash) {
      throw new S3Error(
        "XAmzContentSHA256Mismatch",
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    }
    const digest = md5.digest();
    if (contentMd5 && !contentMd5.equals(digest)) {
      throw new S3Error("BadDigest", "The Content-MD5 you specified did not match what we received.");
    }
    seen.md5 = digest.toString("hex");
    if (!algorithm || !checksum) return;
    const value = checksum.digest();
    const expected = announced?.value ?? trailers.get(`x-amz-checksum-${algorithm}`);
    if (value !== expected) {
      throw new S3Error(
        "BadDigest",
        `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
      );
    }
    seen.checksum = { algorithm, value };
  }

  return { content: content(), seen };
}

/** For the few small bodies that are XML. */
export async function readPayload(payload: Payload, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of payload.content) {
    size += chunk.length;
    if (size > limitBytes)
      throw new S3Error("MalformedXML", `The XML you provided is larger than ${limitBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function contentLength(headers: IncomingHttpHeaders, chunked: boolean): number {
  const text = chunked ? headers["x-amz-decoded-content-length"] : headers["content-length"];
  if (typeof text !== "string" || !/^\d{1,15}$/.test(text)) {
    throw new S3Error("MissingContentLength", "You must provide the Content-Length HTTP header.");
  }
  if (Number(text) > maxObjectBytes) {
    throw new S3Error("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", {
      MaxSizeAllowed: String(maxObjectBytes),
    });
  }
  return Number(text);
}

function chunkSignatures(authenticated: Authenticated) {
  const { payloadHash } = authenticated;
  if (payloadHash === "STREAMING-UNSIGNED-PAYLOAD-TRAILER") return {};
  if (/^STREAMING-AWS4-HMAC-SHA256-PAYLOAD(-TRAILER)?$/.test(payloadHash)) return { signatures: authenticated };
  throw new S3Error("NotImplemented", `The payload coding ${payloadHash} is not implemented.`);
}

function checksumHeader(headers: IncomingHttpHeaders): Checksum | undefined {
  for (const [name, value] of Object.entries(headers)) {
    const [, algorithm] = /^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/.exec(name) ?? [];
    if (algorithm !== undefined && typeof value === "string") return { algorithm, value };
  }
  return undefined;
}

function trailerAlgorithm(headers: IncomingHttpHeaders): string | undefined {
  const trailer = headers["x-amz-trailer"];
  if (typeof trailer !== "string") return undefined;
  return /^x-amz-checksum-([a-z0-9]+)$/.exec(trailer.trim().toLowerCase())?.[1];
}

function md5Header(headers: IncomingHttpHeaders): Buffer | undefined {
  const text = headers["content-md5"];
  if (typeof text !== "string") return undefined;
  const digest = Buffer.from(text, "base64");
  if (digest.length !== 16) throw new S3Error("InvalidDigest", "The Content-MD5 you specified was invalid.");
  return digest;
}
