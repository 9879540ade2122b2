import { commitObject } from "../commit-object.ts";
import { headersToKeep, wholeSeconds } from "../object-headers.ts";
import type { Operation } from "../operation.ts";

export const putObject: Operation = async (call) => {
  const { store, clock, headers, query } = call;
  const kept = headersToKeep(headers, query);
  const payload = call.payload();
  const blob = await store.blobs.write(payload.content);
  const { md5, checksum } = payload.seen;
  const object = {
    blobs: [blob],
    size: blob.size,
    etag: md5,
    lastModified: wholeSeconds(clock.now()),
    headers: kept,
    checksum,
  };
  await commitObject(store, call, object, { conditions: headers });
  return {
    headers: {
      etag: `"${md5}"`,
      ...(checksum && {
        [`x-amz-checksum-${checksum.algorithm}`]: checksum.value,
        "x-amz-checksum-type": "FULL_OBJECT",
      }),
    },
  };
};
