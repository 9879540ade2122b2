import { randomUUID } from "node:crypto";
import { headersToKeep, wholeSeconds } from "../object-headers.ts";
import { put } from "../object-index.ts";
import type { Operation } from "../operation.ts";
import { xmlDocument } from "../xml.ts";

export const createMultipartUpload: Operation = async ({ store, bucket, key, headers, query, clock }) => {
  const UploadId = randomUUID().replaceAll("-", "");
  const upload = { key, initiated: wholeSeconds(clock.now()), headers: headersToKeep(headers, query) };
  await store.index.change(put.upload(bucket, UploadId, upload));
  return { body: xmlDocument("InitiateMultipartUploadResult", { Bucket: bucket, Key: key, UploadId }) };
};
