import type { IncomingHttpHeaders } from "node:http";
import { notImplemented, S3Error } from "./s3-error.ts";
import type { StoredObject } from "./stored-object.ts";

const kept = [
  "content-type",
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "expires",
];
const maxMetadataBytes = 2048;
const unsupported =
  /^x-amz-(tagging|object-lock-.*|server-side-encryption-customer-.*|website-redirect-location|grant-.*|write-offset-bytes)$/;

/** What is kept of a request that makes an object. A presigned URL carries `x-amz-meta-*` in its query. */
export function headersToKeep(headers: IncomingHttpHeaders, query: URLSearchParams): Record<string, string> {
  const result: Record<string, string> = { "content-type": "binary/octet-stream" };
  let metadataBytes = 0;
  for (const [name, value] of [...query, ...Object.entries(headers)]) {
    const lower = name.toLowerCase();
    if (typeof value !== "string") continue;
    if (unsupported.test(lower)) throw notImplemented(lower);
    if (lower === "x-amz-acl" && value !== "private" && value !== "bucket-owner-full-control") {
      throw new S3Error("AccessControlListNotSupported", "The bucket does not allow ACLs");
    }
    const isMetadata = lower.startsWith("x-amz-meta-");
    if (isMetadata)
      metadataBytes += Buffer.byteLength(lower.slice("x-amz-meta-".length)) + Buffer.byteLength(value, "latin1");
    if (!isMetadata && (!kept.includes(lower) || value === "")) continue;
    if (isMetadata && !/^[\w!#$%&'*+.^`|~-]+$/.test(lower)) throw new S3Error("InvalidArgument", "The name of a metadata header is not valid.");
    requireHeaderText(lower, value);
    result[lower] = value;
  }
  if (metadataBytes > maxMetadataBytes) {
    throw new S3Error("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
  }
  return withoutChunkedCoding(result);
}

/** `aws-chunked` is how the body travelled, not what the object is. */
function withoutChunkedCoding(headers: Record<string, string>): Record<string, string> {
  const { "content-encoding": encoding, ...rest } = headers;
  const codings = (encoding ?? "")
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "aws-chunked");
  return codings.length > 0 ? { ...rest, "content-encoding": codings.join(",") } : rest;
}

/** What can be no header of an answer must not become one of an object, nor be asked for. Throws S3Error. */
export function requireHeaderText(name: string, value: string): void {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return;
  throw new S3Error("InvalidArgument", "Header value cannot be represented using ISO-8859-1.", { ArgumentName: name });
}

export function describeObject(object: StoredObject): Record<string, string> {
  return {
    ...object.headers,
    etag: `"${object.etag}"`,
    "last-modified": new Date(object.lastModified).toUTCString(),
    "accept-ranges": "bytes",
  };
}

/** HTTP dates and S3's listings know whole seconds. */
export const wholeSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000) * 1000;
