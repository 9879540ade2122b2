import { put, remove } from "./object-index.ts";
import type { ObjectStore } from "./object-store.ts";
import { S3Error } from "./s3-error.ts";
import type { StoredObject } from "./stored-object.ts";

type IndexChange = ReturnType<(typeof remove)["object"]>;

export interface Place {
  readonly bucket: string;
  readonly key: string;
}

/** Names the object in the index, all at once with `others`, and removes the files of the one it replaces. */
export async function commitObject(
  store: ObjectStore,
  { bucket, key }: Place,
  object: StoredObject,
  options: { conditions?: WriteConditions; others?: readonly IndexChange[] } = {},
): Promise<void> {
  const { conditions = {}, others = [] } = options;
  await store.locks.alone(`${bucket}/${key}`, async () => {
    const previous = await store.index.object(bucket, key);
    try {
      checkWrite(conditions, previous);
      await store.index.change(put.object(bucket, key, object), ...others);
    } catch (error) {
      if (others.length === 0) await store.blobs.remove(object.blobs);
      throw error;
    }
    if (previous) await store.blobs.remove(previous.blobs);
  });
}

export async function deleteObject(store: ObjectStore, { bucket, key }: Place): Promise<void> {
  await store.locks.alone(`${bucket}/${key}`, async () => {
    const previous = await store.index.object(bucket, key);
    if (!previous) return;
    await store.index.change(remove.object(bucket, key));
    await store.blobs.remove(previous.blobs);
  });
}

export interface WriteConditions {
  readonly "if-none-match"?: string | undefined;
  readonly "if-match"?: string | undefined;
}

function checkWrite(conditions: WriteConditions, previous: StoredObject | undefined): void {
  const { "if-none-match": noneMatch, "if-match": match } = conditions;
  if (match !== undefined && !previous) throw new S3Error("NoSuchKey", "The specified key does not exist.");
  const unwanted = noneMatch !== undefined && previous !== undefined;
  const changed = match !== undefined && previous !== undefined && match.replaceAll('"', "") !== previous.etag;
  if (unwanted || changed) {
    throw new S3Error("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", {
      Condition: unwanted ? "If-None-Match" : "If-Match",
    });
  }
}
