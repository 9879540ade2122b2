import { findUpload } from "../find-upload.ts";
import { wholeSeconds } from "../object-headers.ts";
import { put } from "../object-index.ts";
import type { Operation } from "../operation.ts";
import { S3Error } from "../s3-error.ts";

export const uploadPart: Operation = async (call) => {
  const { store, clock, query } = call;
  const number = Number(query.get("partNumber"));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw new S3Error("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
  }
  const { id } = await findUpload(call);
  const payload = call.payload();
  const blob = await store.blobs.write(payload.content);
  const { md5: etag, checksum } = payload.seen;
  await store.locks.alone(id, async () => {
    try {
      await findUpload(call); // It may have been completed or aborted while the bytes came in.
    } catch (error) {
      await store.blobs.remove([blob]);
      throw error;
    }
    const previous = await store.index.part(id, number);
    await store.index.change(put.part(id, { number, blob, etag, lastModified: wholeSeconds(clock.now()) }));
    if (previous) await store.blobs.remove([previous.blob]);
  });
  return {
    headers: { etag: `"${etag}"`, ...(checksum && { [`x-amz-checksum-${checksum.algorithm}`]: checksum.value }) },
  };
};
