import { commitObject } from "../commit-object.ts";
import { headersToKeep, wholeSeconds } from "../object-headers.ts";
import type { ObjectCall, Operation } from "../operation.ts";
import { evaluateConditions } from "../preconditions.ts";
import { S3Error } from "../s3-error.ts";
import { xmlDocument } from "../xml.ts";

export const copyObject: Operation = async (call) => {
  const { store, clock, headers, query } = call;
  const source = readSource(call);
  const original = await store.index.object(source.bucket, source.key);
  if (!original) throw new S3Error("NoSuchKey", "The specified key does not exist.", { Key: source.key });
  const verdict = evaluateConditions(
    {
      ifMatch: text(headers["x-amz-copy-source-if-match"]),
      ifNoneMatch: text(headers["x-amz-copy-source-if-none-match"]),
      ifModifiedSince: text(headers["x-amz-copy-source-if-modified-since"]),
      ifUnmodifiedSince: text(headers["x-amz-copy-source-if-unmodified-since"]),
    },
    original,
  );
  if (verdict !== "proceed")
    throw new S3Error("PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
  const replaces = text(headers["x-amz-metadata-directive"])?.toUpperCase() === "REPLACE";
  if (!replaces && source.bucket === call.bucket && source.key === call.key) {
    throw new S3Error(
      "InvalidRequest",
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const kept = headersToKeep(headers, query);
  const blobs = await Promise.all(original.blobs.map((blob) => store.blobs.copy(blob)));
  const copy = {
    ...original,
    blobs,
    headers: replaces ? kept : original.headers,
    lastModified: wholeSeconds(clock.now()),
  };
  await commitObject(store, call, copy);
  return {
    body: xmlDocument("CopyObjectResult", {
      LastModified: new Date(copy.lastModified).toISOString(),
      ETag: `"${copy.etag}"`,
    }),
  };
};

/** `/BUCKET/KEY` or `BUCKET/KEY`, URL-encoded. */
function readSource({ headers, buckets }: ObjectCall) {
  const header = text(headers["x-amz-copy-source"]) ?? "";
  const [path = "", version] = header.split("?");
  if (version !== undefined) throw new S3Error("NotImplemented", "Versions are not implemented.");
  const [, bucket = "", key = ""] = /^\/?([^/]+)\/([\s\S]+)$/.exec(decode(path)) ?? [];
  if (key === "")
    throw new S3Error("InvalidArgument", "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
  if (!buckets.has(bucket))
    throw new S3Error("NoSuchBucket", "The specified bucket does not exist", { BucketName: bucket });
  return { bucket, key };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new S3Error("InvalidArgument", "Copy Source is not URL-encoded UTF-8.");
  }
}

const text = (header: string | string[] | undefined) => (typeof header === "string" ? header : undefined);
