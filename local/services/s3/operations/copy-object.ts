import { commitObject } from "../commit-object.ts";
import { readCopySource } from "../copy-source.ts";
import { headersToKeep, wholeSeconds } from "../object-headers.ts";
import type { Operation } from "../operation.ts";
import { evaluateConditions } from "../preconditions.ts";
import { noSuchKey } from "../required-access.ts";
import { S3Error } from "../s3-error.ts";
import { xmlDocument } from "../xml.ts";

export const copyObject: Operation = async (call) => {
  const { store, clock, headers, query } = call;
  const source = readCopySource(call);
  const original = await store.index.object(source.bucket, source.key);
  if (!original) throw noSuchKey({ ...call, bucket: source.bucket }, source.key);
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

const text = (header: string | string[] | undefined) => (typeof header === "string" ? header : undefined);
