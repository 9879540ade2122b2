import { findUpload } from "../find-upload.ts";
import { remove } from "../object-index.ts";
import type { Operation } from "../operation.ts";

export const abortMultipartUpload: Operation = async (call) => {
  const { store, bucket } = call;
  const { id } = await findUpload(call);
  await store.locks.alone(id, async () => {
    const parts = await store.index.parts(id);
    await store.index.change(remove.upload(bucket, id), ...parts.map((part) => remove.part(id, part.number)));
    await store.blobs.remove(parts.map((part) => part.blob));
  });
  return { status: 204 };
};
