import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  GetObjectAclCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  type GetObjectCommandInput,
} from "@aws-sdk/client-s3";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Assembly, Resource } from "../../assembly/model.ts";
import { createSessionCredentials } from "../../authentication/session-credentials.ts";
import { createSignatureVerifier } from "../../authentication/verify-signature.ts";
import { createGateway } from "../../gateway/gateway.ts";
import { everythingAllowed } from "../../iam/everything-allowed.fixture.ts";
import { mountSmallDisk } from "../../storage/small-disk.fixture.ts";
import { createS3 } from "./service.ts";

const bucketResource = (ref: string, properties: object = {}): Resource => {
  return { stackPath: [], logicalId: ref, type: "AWS::S3::Bucket", ref, attributes: {}, properties: { ...properties } };
};
const rule = {
  AllowedOrigins: ["https://*.example.org"],
  AllowedMethods: ["GET", "PUT"],
  AllowedHeaders: ["x-amz-*"],
  ExposedHeaders: ["ETag"],
  MaxAge: 60,
};
const resources = [bucketResource("parley", { CorsConfiguration: { CorsRules: [rule] } }), bucketResource("other")];
const assembly: Assembly = {
  directory: "",
  accountId: "000000000000",
  region: "eu-west-1",
  rootStackName: "r",
  rootOutputs: {},
  rootMetadata: {},
  resources,
  resourcesOf: () => resources,
  assetPath: () => "",
};
const role = { arn: "arn:aws:sts::0:assumed-role/r/s", roleArn: "arn:aws:iam::0:role/r", accountId: "0" };

async function start(dataDirectory: string) {
  const clock = { now: () => Date.now() };
  const credentials = createSessionCredentials({ dataDirectory, clock });
  const signatures = createSignatureVerifier({ credentials, clock });
  const logged: string[] = [];
  const service = await createS3({ assembly, dataDirectory, signatures, access: everythingAllowed, clock, log: (line) => void logged.push(line) });
  const gateway = createGateway({ services: [service], log: (line) => void logged.push(line) });
  const port = await gateway.listen(0, "127.0.0.1");
  const origin = `http://127.0.0.1:${port}`;
  const {
    AccessKeyId: accessKeyId,
    SecretKey: secretAccessKey,
    SessionToken: sessionToken,
  } = credentials.issue(role, 900);
  const signer = { accessKeyId, secretAccessKey, sessionToken };
  const client = (over: object = {}) =>
    new S3Client({ endpoint: origin, region: "eu-west-1", maxAttempts: 1, credentials: { ...signer, ...over } });
  return {
    origin,
    port,
    logged,
    client,
    signer,
    s3: client(),
    close: async () => {
      await gateway.close();
      await service.close?.();
    },
  };
}

const dataDirectory = mkdtempSync(join(tmpdir(), "s3-"));
let cloud: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  cloud = await start(dataDirectory);
});
afterAll(() => cloud.close());

const Bucket = "parley";
const put = (Key: string, Body: string | Buffer, more: object = {}) =>
  cloud.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
async function get(Key: string, more: Partial<GetObjectCommandInput> = {}) {
  const answer = await cloud.s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, bytes: Buffer.from((await answer.Body?.transformToByteArray()) ?? []) };
}
const text = async (Key: string, more: Partial<GetObjectCommandInput> = {}) => (await get(Key, more)).bytes.toString();

it("gives back what was put, with its metadata and tag", async () => {
  const { ETag } = await put("greeting.txt", "hello", {
    ContentType: "text/plain",
    CacheControl: "max-age=5",
    Metadata: { by: "ana" },
  });
  expect(ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
  const answer = await get("greeting.txt");
  expect(answer).toMatchObject({
    ETag,
    ContentType: "text/plain",
    CacheControl: "max-age=5",
    Metadata: { by: "ana" },
    ContentLength: 5,
    ChecksumCRC32: "NhCmhg==",
  });
  expect(answer.bytes.toString()).toBe("hello");
  const head = await cloud.s3.send(new HeadObjectCommand({ Bucket, Key: "greeting.txt" }));
  expect(head).toMatchObject({ ETag, ContentLength: 5 });
});

it("keeps an empty object", async () => {
  await put("empty", "");
  expect(await get("empty")).toMatchObject({ ContentLength: 0, ContentType: "application/octet-stream" });
});

it("takes a stream, in aws-chunked", async () => {
  const content = randomBytes(3_000_000);
  await cloud.s3.send(
    new PutObjectCommand({
      Bucket,
      Key: "stream",
      Body: Readable.from([content.subarray(0, 9), content.subarray(9)]),
      ContentLength: content.length,
    }),
  );
  const answer = await get("stream");
  expect(answer.bytes.equals(content)).toBe(true);
  expect(answer.ContentEncoding).toBeUndefined();
});

it("answers a range, a suffix, and says which range it cannot", async () => {
  await put("alphabet", "abcdefghij");
  expect(await text("alphabet", { Range: "bytes=2-4" })).toBe("cde");
  expect(await text("alphabet", { Range: "bytes=7-" })).toBe("hij");
  expect(await text("alphabet", { Range: "bytes=-3" })).toBe("hij");
  expect((await get("alphabet", { Range: "bytes=2-99" })).ContentRange).toBe("bytes 2-9/10");
  expect(await text("alphabet", { Range: "lines=1" })).toBe("abcdefghij");
  await expect(get("alphabet", { Range: "bytes=10-" })).rejects.toMatchObject({
    name: "InvalidRange",
    $metadata: { httpStatusCode: 416 },
  });
});

it("honours conditions", async () => {
  const { ETag } = await put("conditional", "x");
  await expect(get("conditional", { IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  await expect(get("conditional", { IfModifiedSince: new Date(Date.now() + 1000) })).rejects.toMatchObject({
    $metadata: { httpStatusCode: 304 },
  });
  await expect(get("conditional", { IfMatch: '"other"' })).rejects.toMatchObject({ name: "PreconditionFailed" });
  await expect(put("conditional", "y", { IfNoneMatch: "*" })).rejects.toMatchObject({ name: "PreconditionFailed" });
  expect(await text("conditional")).toBe("x");
});

it("puts an object in parts", async () => {
  const [first, second] = [randomBytes(5 * 1024 * 1024), Buffer.from("the end")];
  const { UploadId } = await cloud.s3.send(
    new CreateMultipartUploadCommand({ Bucket, Key: "parts/whole", ContentType: "audio/mpeg" }),
  );
  const parts = [];
  for (const [index, Body] of [first, second].entries()) {
    const { ETag } = await cloud.s3.send(
      new UploadPartCommand({ Bucket, Key: "parts/whole", UploadId, PartNumber: index + 1, Body }),
    );
    parts.push({ ETag, PartNumber: index + 1 });
  }
  const listed = await cloud.s3.send(new ListPartsCommand({ Bucket, Key: "parts/whole", UploadId }));
  expect(listed.Parts?.map(({ Size }) => Size)).toEqual([first.length, second.length]);
  const { ETag } = await cloud.s3.send(
    new CompleteMultipartUploadCommand({ Bucket, Key: "parts/whole", UploadId, MultipartUpload: { Parts: parts } }),
  );
  expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
  const whole = await get("parts/whole");
  expect(whole.ContentType).toBe("audio/mpeg");
  expect(whole.bytes.equals(Buffer.concat([first, second]))).toBe(true);
  expect(await text("parts/whole", { Range: `bytes=${first.length}-` })).toBe("the end");
  await expect(
    cloud.s3.send(new AbortMultipartUploadCommand({ Bucket, Key: "parts/whole", UploadId })),
  ).rejects.toMatchObject({ name: "NoSuchUpload" });
});

it("refuses to complete with a part that is missing, out of order or too small", async () => {
  const { UploadId } = await cloud.s3.send(new CreateMultipartUploadCommand({ Bucket, Key: "small" }));
  const upload = async (PartNumber: number) => ({
    PartNumber,
    ETag: (await cloud.s3.send(new UploadPartCommand({ Bucket, Key: "small", UploadId, PartNumber, Body: "x" }))).ETag,
  });
  const [one, two] = [await upload(1), await upload(2)];
  const complete = (Parts: object[]) =>
    cloud.s3.send(new CompleteMultipartUploadCommand({ Bucket, Key: "small", UploadId, MultipartUpload: { Parts } }));
  await expect(complete([one, two])).rejects.toMatchObject({ name: "EntityTooSmall" });
  await expect(complete([two, one])).rejects.toMatchObject({ name: "InvalidPartOrder" });
  await expect(complete([{ ...one, PartNumber: 3 }])).rejects.toMatchObject({ name: "InvalidPart" });
  await cloud.s3.send(new AbortMultipartUploadCommand({ Bucket, Key: "small", UploadId }));
  await expect(get("small")).rejects.toMatchObject({ name: "NoSuchKey" });
});

it("lists uploads that are under way in pages, by key, and goes on after one that is gone", async () => {
  const list = (more: object = {}) => cloud.s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix: "under way/", ...more }));
  const begin = async (Key: string) => ({ Key, UploadId: (await cloud.s3.send(new CreateMultipartUploadCommand({ Bucket, Key }))).UploadId });
  // In UTF-16 the last two stand the other way round.
  const keys = ["a & b", "a & b", "b", "\uFF5E", "\u{1F600}"].map((name) => `under way/${name}`);
  const begun = [];
  for (const key of [...keys].reverse()) begun.push(await begin(key));
  begun.push(await begin("another"));

  const seen: { Key?: string | undefined; UploadId?: string | undefined }[] = [];
  let page = await list({ MaxUploads: 1 });
  for (; page.IsTruncated; page = await list({ MaxUploads: 1, KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker })) {
    const [upload] = page.Uploads ?? [];
    seen.push({ Key: upload?.Key, UploadId: upload?.UploadId });
    await cloud.s3.send(new AbortMultipartUploadCommand({ Bucket, Key: upload?.Key, UploadId: upload?.UploadId }));
  }
  expect(page.Uploads?.map(({ Key }) => Key)).toEqual([keys[4]]);
  expect(seen.map(({ Key }) => Key)).toEqual(keys.slice(0, 4));
  expect(begun).toEqual(expect.arrayContaining(seen));
  expect((await list({ KeyMarker: keys[4] })).Uploads).toBeUndefined();
  expect((await list()).Uploads).toMatchObject([{ Key: keys[4], StorageClass: "STANDARD" }]);
});

it("says of a list of uploads what is wrong with it", async () => {
  const list = (more: object) => cloud.s3.send(new ListMultipartUploadsCommand({ Bucket, ...more }));
  await expect(list({ MaxUploads: -1 })).rejects.toMatchObject({ name: "InvalidArgument" });
  await expect(list({ MaxUploads: 1.5 })).rejects.toMatchObject({ name: "InvalidArgument" });
  await expect(list({ Delimiter: "/" })).rejects.toMatchObject({ name: "NotImplemented" });
  await expect(list({ EncodingType: "url" })).rejects.toMatchObject({ name: "NotImplemented" });
  expect((await list({ MaxUploads: 0 })).IsTruncated).toBe(false);
});

it("lists in pages, with common prefixes", async () => {
  const keys = ["list/a/1", "list/a/2", "list/b", "list/c/1", "list/d", "list/é&<>"];
  for (const key of keys) await put(key, "x");
  const pages = async (options: object) => {
    const found: string[] = [];
    for (let ContinuationToken: string | undefined, more = true; more;) {
      const page = await cloud.s3.send(
        new ListObjectsV2Command({ Bucket, Prefix: "list/", MaxKeys: 2, ContinuationToken, ...options }),
      );
      found.push(
        ...(page.Contents ?? []).map(({ Key = "" }) => Key),
        ...(page.CommonPrefixes ?? []).map(({ Prefix = "" }) => `${Prefix}*`),
      );
      ContinuationToken = page.NextContinuationToken;
      more = page.IsTruncated ?? false;
    }
    return found.sort();
  };
  expect(await pages({})).toEqual(keys);
  expect(await pages({ Delimiter: "/" })).toEqual(["list/a/*", "list/b", "list/c/*", "list/d", "list/é&<>"]);
  expect(await pages({ StartAfter: "list/c/1" })).toEqual(["list/d", "list/é&<>"]);
  await expect(cloud.s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken: "%%%" }))).rejects.toMatchObject({
    name: "InvalidArgument",
  });
});

it("copies, and deletes one or many", async () => {
  await put("copy me é", "original", { Metadata: { a: "1" } });
  await cloud.s3.send(
    new CopyObjectCommand({ Bucket, Key: "the copy", CopySource: `/parley/${encodeURIComponent("copy me é")}` }),
  );
  expect(await get("the copy")).toMatchObject({ Metadata: { a: "1" } });
  await cloud.s3.send(new DeleteObjectCommand({ Bucket, Key: "copy me é" }));
  expect(await text("the copy")).toBe("original");
  const { Deleted } = await cloud.s3.send(
    new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "the copy" }, { Key: "never & was" }] } }),
  );
  expect(Deleted?.map(({ Key }) => Key)).toEqual(["the copy", "never & was"]);
  await expect(get("the copy")).rejects.toMatchObject({ name: "NoSuchKey" });
});

it("knows its buckets", async () => {
  await cloud.s3.send(new HeadBucketCommand({ Bucket }));
  expect((await cloud.s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBe("eu-west-1");
  await expect(cloud.s3.send(new GetObjectCommand({ Bucket: "nobody", Key: "x" }))).rejects.toMatchObject({
    name: "NoSuchBucket",
  });
  await expect(cloud.s3.send(new GetObjectAclCommand({ Bucket, Key: "x" }))).rejects.toMatchObject({
    name: "NotImplemented",
  });
});

it("answers presigned URLs, and only as they were signed", async () => {
  const link = await getSignedUrl(
    cloud.s3,
    new PutObjectCommand({ Bucket, Key: "signed/a b", ContentType: "text/plain" }),
    { expiresIn: 60 },
  );
  expect((await fetch(link, { method: "PUT", body: "by link" })).status).toBe(200);
  const read = await getSignedUrl(
    cloud.s3,
    new GetObjectCommand({ Bucket, Key: "signed/a b", ResponseContentType: "text/html" }),
    { expiresIn: 60 },
  );
  const answer = await fetch(read);
  expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
    200,
    "text/html",
    "by link",
  ]);
  const expectCode = async (url: string, init: RequestInit, status: number, code: string) => {
    const refused = await fetch(url, init);
    expect([refused.status, await refused.text()]).toEqual([status, expect.stringContaining(`<Code>${code}</Code>`)]);
  };
  await expectCode(read.replace("a%20b", "other"), {}, 403, "SignatureDoesNotMatch");
  await expectCode(read, { method: "DELETE" }, 403, "SignatureDoesNotMatch");
  await expectCode(read.replace("X-Amz-Expires=60", "X-Amz-Expires=9999"), {}, 403, "SignatureDoesNotMatch");
  await expectCode(read.replace("X-Amz-Expires=60", "X-Amz-Expires=x"), {}, 400, "AuthorizationQueryParametersError");
  await expectCode(link, { method: "PUT", headers: { "x-amz-copy-source": "/other/secret" } }, 403, "AccessDenied");
  const old = await getSignedUrl(cloud.s3, new GetObjectCommand({ Bucket, Key: "signed/a b" }), {
    expiresIn: 60,
    signingDate: new Date(Date.now() - 61_000),
  });
  await expectCode(old, {}, 403, "AccessDenied");
});

it("refuses what is not signed, or wrongly", async () => {
  expect((await fetch(`${cloud.origin}/parley/greeting.txt`)).status).toBe(403);
  const fetchWith = (over: object) => cloud.client(over).send(new GetObjectCommand({ Bucket, Key: "greeting.txt" }));
  await expect(fetchWith({ secretAccessKey: "guess" })).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
  await expect(fetchWith({ sessionToken: "forged.token" })).rejects.toMatchObject({ name: "InvalidToken" });
  await expect(fetchWith({ sessionToken: undefined })).rejects.toMatchObject({ name: "InvalidToken" });
});

it("refuses a body that is not the one that was announced, and keeps the old object", async () => {
  await put("kept", "old");
  await expect(put("kept", "new", { ContentMD5: "XUFAKrxLKna5cZ2REBfFkg==" })).rejects.toMatchObject({
    name: "BadDigest",
  });
  await expect(put("kept", "new", { ChecksumCRC32: "AAAAAA==" })).rejects.toMatchObject({ name: "BadDigest" });
  expect(await text("kept")).toBe("old");
});

it.each(["CRC32", "CRC32C", "SHA1", "SHA256"] as const)(
  "checks %s as the SDK computes it",
  async (ChecksumAlgorithm) => {
    const answer = await put("checked", "some content", { ChecksumAlgorithm });
    expect(answer[`Checksum${ChecksumAlgorithm}`]).toBeTruthy();
  },
);

it("answers preflights and pages by the bucket's own rules", async () => {
  const ask = (bucket: string, origin: string, method = "PUT", headers = "x-amz-date") =>
    fetch(`${cloud.origin}/${bucket}/x`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": method, "access-control-request-headers": headers },
    });
  const allowed = await ask("parley", "https://app.example.org");
  expect([
    allowed.status,
    allowed.headers.get("access-control-allow-origin"),
    allowed.headers.get("access-control-max-age"),
  ]).toEqual([200, "https://app.example.org", "60"]);
  expect((await ask("parley", "https://evil.org")).status).toBe(403);
  expect((await ask("parley", "https://app.example.org", "DELETE")).status).toBe(403);
  expect((await ask("parley", "https://app.example.org", "PUT", "x-evil")).status).toBe(403);
  expect((await ask("other", "https://app.example.org")).status).toBe(403);
  const url = await getSignedUrl(cloud.s3, new GetObjectCommand({ Bucket, Key: "greeting.txt" }));
  const read = (origin: string) =>
    fetch(url, { headers: { origin } }).then(({ headers }) => headers.get("access-control-allow-origin"));
  expect(await read("https://app.example.org")).toBe("https://app.example.org");
  expect(await read("https://evil.org")).toBeNull();
});

it("refuses what cannot be a header of its answers, when it is asked for and when it is stored", async () => {
  await cloud.s3.send(new PutObjectCommand({ Bucket, Key: "headers", Body: "x" }));
  const refused = async (url: string, method = "GET") => {
    const answer = await fetch(url, { method });
    return [answer.status, /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1]];
  };
  for (const ResponseContentDisposition of ["attachment\r\nx: y", "\u0000", "名.txt"]) {
    expect(await refused(await getSignedUrl(cloud.s3, new GetObjectCommand({ Bucket, Key: "headers", ResponseContentDisposition })))).toEqual([400, "InvalidArgument"]);
  }
  const named = await getSignedUrl(cloud.s3, new PutObjectCommand({ Bucket, Key: "headers", Metadata: { name: "名" } }));
  expect(await refused(named, "PUT")).toEqual([400, "InvalidArgument"]);
});

it("takes any key as a name and never as a path", async () => {
  const key = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
    fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          "..",
          ".",
          "/",
          "\\",
          "%2e",
          "%",
          "a",
          " ",
          "+",
          "?",
          "#",
          "é",
          "\u{1F600}",
          "&",
          "'",
          "(",
          "*",
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((parts) => parts.join("")),
  );
  // Node's URL parser, under the SDK, resolves dot segments and drops some characters before the request is sent.
  const sendable = (name: string) =>
    name.isWellFormed() &&
    !name.split("/").some((part) => [".", ".."].includes(part)) &&
    !name.startsWith("/") &&
    !name.includes("//");
  await fc.assert(
    fc.asyncProperty(key.filter(sendable), async (name) => {
      await put(name, name);
      expect(await text(name)).toBe(name);
      await cloud.s3.send(new DeleteObjectCommand({ Bucket, Key: name }));
    }),
    { numRuns: 40 },
  );
  await expect(put("k".repeat(1025), "x")).rejects.toMatchObject({ name: "KeyTooLongError" });
  await put("k".repeat(1024), "x");
  expect(readdirSync(dataDirectory).sort()).toEqual(["s3", "session-credentials.key"]);
});

/** Sends the key as it is, where the SDK and `fetch` would first tidy the path. */
async function raw(method: string, key: string, body = ""): Promise<{ status: number | undefined; body: string }> {
  const path = `/parley/${key
    .split("/")
    .map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join("/")}`;
  const signature = new SignatureV4({
    service: "s3",
    region: "eu-west-1",
    sha256: Sha256,
    credentials: cloud.signer,
    uriEscapePath: false,
  });
  const { headers } = await signature.sign({
    method,
    protocol: "http:",
    hostname: "localhost",
    path,
    query: {},
    headers: { host: "localhost" },
    body,
  });
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port: cloud.port,
        method,
        path,
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
      },
      (answer) => {
        buffer(answer).then((bytes) => resolve({ status: answer.statusCode, body: bytes.toString() }), reject);
      },
    );
    sent.once("error", reject).end(body);
  });
}

it.each([
  "..",
  "../..",
  "../../../../etc/passwd",
  "a/../b",
  "/",
  "//",
  "/etc/passwd",
  "a//b/",
  "\0",
  "nul\0nul",
  ".",
  "con",
  "s".repeat(1000),
])("keeps the key %j as it is", async (key) => {
  expect(await raw("PUT", key, `content of ${key}`)).toEqual({ status: 200, body: "" });
  expect(await raw("GET", key)).toEqual({ status: 200, body: `content of ${key}` });
  expect((await raw("DELETE", key)).status).toBe(204);
  expect((await raw("GET", key)).status).toBe(404);
  expect(readdirSync(dataDirectory).sort()).toEqual(["s3", "session-credentials.key"]);
});

it("reads an object to its end though it is replaced meanwhile", async () => {
  const content = randomBytes(8_000_000);
  await put("replaced", content);
  const { Body } = await cloud.s3.send(new GetObjectCommand({ Bucket, Key: "replaced" }));
  await put("replaced", "new");
  expect((await buffer(Body as Readable)).equals(content)).toBe(true);
});

it("has its objects after a restart", async () => {
  await put("durable", "still here");
  await cloud.close();
  cloud = await start(dataDirectory);
  expect(await text("durable")).toBe("still here");
  expect(cloud.logged).toEqual([]);
});

it("answers InternalError when an object's file is gone, tells the log which, and goes on with the others", async () => {
  await put("torn", "content");
  await put("whole", "content");
  const before = new Set(blobFiles());
  await put("torn", "other content");
  const [file = ""] = blobFiles().filter((each) => !before.has(each));
  rmSync(file);
  await expect(text("torn")).rejects.toMatchObject({ name: "InternalError", $metadata: { httpStatusCode: 500 } });
  expect(cloud.logged.join()).toContain(file);
  expect(await text("whole")).toBe("content");
});

const blobFiles = () =>
  readdirSync(join(dataDirectory, "s3", "blobs"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const disk = mountSmallDisk(600);
afterAll(() => disk?.remove());

it.skipIf(!disk)("answers InternalError when the disk is full, keeps what it has, and takes what fits again", async () => {
  const directory = disk?.directory ?? "";
  const small = await start(directory);
  const putSmall = (Key: string, bytes: number) => small.s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(bytes, Key) }));
  await putSmall("kept", 100_000);
  await expect(putSmall("too-large", 1_000_000)).rejects.toMatchObject({ name: "InternalError" });
  expect(small.logged.join()).toContain("ENOSPC");
  await putSmall("fits", 100_000);
  const { Contents } = await small.s3.send(new ListObjectsV2Command({ Bucket }));
  expect(Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([["fits", 100_000], ["kept", 100_000]]);
  await small.close();
});
