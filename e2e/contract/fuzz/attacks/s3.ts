import fc from "fast-check";
import type { Attack, Under } from "../attack.ts";
import { nastyText } from "../nasty.ts";
import { presign, sign } from "../sign.ts";
import { judgeXml } from "../verdict.ts";

interface Input {
  readonly method: string;
  readonly key: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly payloadHash: string | undefined;
  readonly forged: boolean;
  readonly presigned: boolean;
}

/** What Node's client sends; the rest is for the attack on HTTP itself. */
const headerText = fc.oneof(nastyText, fc.string({ unit: fc.constantFrom("\u00e9", "\u00ff", "a", " ", '"', ",", ";", "=", "/"), maxLength: 20 })).map((text) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?"));
const queryName = fc.constantFrom(
  ..."list-type prefix delimiter max-keys continuation-token start-after encoding-type delete uploads uploadId partNumber part-number-marker max-parts location acl tagging versionId".split(" "),
  ..."response-content-type response-content-disposition response-expires x-id x-amz-meta-a __proto__ constructor X-Amz-Date".split(" "),
);
const queryValue = fc.oneof({ weight: 1, arbitrary: nastyText }, { weight: 2, arbitrary: fc.constantFrom("", "2", "0", "1", "10001", "url", "/", "people/", "a", "bytes") });
const headerName = fc.constantFrom(
  ..."range if-match if-none-match if-modified-since if-unmodified-since if-range content-md5 content-type content-encoding content-disposition cache-control expires".split(" "),
  ..."x-amz-copy-source x-amz-metadata-directive x-amz-meta-a x-amz-meta-__proto__ x-amz-acl x-amz-tagging x-amz-checksum-crc32 x-amz-checksum-sha256 x-amz-checksum-mode".split(" "),
  ..."x-amz-trailer x-amz-decoded-content-length x-amz-sdk-checksum-algorithm origin access-control-request-method access-control-request-headers".split(" "),
);
const headerValue = fc.oneof(
  { weight: 2, arbitrary: headerText },
  { weight: 3, arbitrary: fc.constantFrom("bytes=0-1", "bytes=-1", "bytes=5-2", "bytes=0-99999999999999999999", "bytes=0-0,2-3", '"abc"', "*", "Thu, 01 Jan 1970 00:00:00 GMT", "REPLACE", "aws-chunked", "5", "0", "-1", "x-amz-checksum-crc32", "AAAAAA==", "http://localhost") },
);
const keyEnd = fc.oneof({ weight: 3, arbitrary: fc.constantFrom("a.txt", "b/c.txt", "upload") }, { weight: 2, arbitrary: nastyText.map((text) => text.toWellFormed()) });
const xml = fc
  .array(fc.constantFrom("<Delete>", "</Delete>", "<Object>", "</Object>", "<Key>", "</Key>", "a.txt", "&#0;", "&#xFFFFFFFF;", "&lt;", "<Quiet>true</Quiet>", "<CompleteMultipartUpload>", "<Part>", "<PartNumber>1</PartNumber>", "<ETag>x</ETag>", "</Part>", "</CompleteMultipartUpload>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "\u0000", "1"), { maxLength: 14 })
  .map((parts) => parts.join(""));
const chunked = fc
  .array(fc.constantFrom("5\r\nhello\r\n", "0\r\n", "\r\n", "ffffffff\r\n", "5;chunk-signature=00\r\nhello\r\n", "x-amz-checksum-crc32:AAAAAA==\r\n", "hello", "-1\r\n", ":\r\n", "5\r\nhel"), { maxLength: 8 })
  .map((parts) => parts.join(""));
const body = fc.oneof({ weight: 2, arbitrary: fc.constant("") }, { weight: 2, arbitrary: nastyText }, { weight: 2, arbitrary: xml }, { weight: 2, arbitrary: chunked }).map((text) => Buffer.from(text));

export function s3({ cloud, exchange }: Under): Attack<Input> {
  const { identityId, credentials } = cloud.person;
  const bucket = cloud.outputs.storage.bucket_name;
  const key = fc.oneof(
    { weight: 8, arbitrary: keyEnd.map((end) => `people/${identityId}/${end}`) },
    { weight: 2, arbitrary: keyEnd },
    { weight: 2, arbitrary: fc.constant("") },
  );
  const kept = `people/${identityId}/kept.txt`;
  const keep = { method: "PUT", path: `/${bucket}/${kept.split("/").map(encodeURIComponent).join("/")}`, headers: { host: `127.0.0.1:${cloud.port}`, "x-amz-meta-a": "b" }, body: Buffer.from("kept") };
  const isKept = exchange({ ...keep, headers: sign(keep, "s3", credentials) });
  const any = fc.record({
    method: fc.constantFrom("GET", "GET", "HEAD", "PUT", "PUT", "PUT", "POST", "POST", "DELETE", "OPTIONS", "PATCH"),
    key,
    query: fc.array(fc.tuple(queryName, queryValue), { maxLength: 3 }),
    headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
    body,
    payloadHash: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 2, arbitrary: fc.constantFrom("UNSIGNED-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", "STREAMING-NOTHING", "0".repeat(64), "x") },
    ),
    forged: fc.integer({ min: 0, max: 40 }).map((n) => n === 0),
    presigned: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  });
  // Of what is really there, so that the headers of its answer are written.
  const reading = any.map((input) => ({ ...input, key: kept, method: input.method === "HEAD" ? "HEAD" : "GET", payloadHash: undefined, body: Buffer.alloc(0) }));
  return {
    name: "S3",
    share: 16,
    inputs: fc.oneof({ weight: 3, arbitrary: any }, { weight: 1, arbitrary: reading }),
    async send({ method, key: to, query, headers, body: sentBody, payloadHash, forged, presigned }) {
      await isKept;
      const search = query.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join("&");
      const path = `/${bucket}/${to.split("/").map(encodeURIComponent).join("/")}${search === "" ? "" : `?${search}`}`;
      const request = { method, path, headers: { host: `127.0.0.1:${cloud.port}`, ...headers }, body: sentBody };
      if (presigned) return judgeXml(await exchange({ ...request, path: presign(request, credentials) }), method);
      const signed = sign(request, "s3", credentials, payloadHash);
      const sent = forged ? { ...signed, authorization: signed.authorization?.replace(/Signature=.*/, "Signature=00") ?? "" } : signed;
      return judgeXml(await exchange({ ...request, headers: sent }), method);
    },
  };
}
