import { ClassicLevel } from "classic-level";
import { createWriteGuard, openChecked, type WriteGuard } from "../../storage/leveldb/open-checked.ts";
import type { Part, StoredObject, Upload } from "./stored-object.ts";

export interface Entry {
  readonly key: string;
  readonly object: StoredObject;
}

type Value = StoredObject | Upload | Part;
type Change = { type: "put"; key: string; value: Value } | { type: "del"; key: string };

// Bucket names and upload ids have no slash. LevelDB orders by UTF-8 bytes, which is S3's own order.
const objectKey = (bucket: string, key: string) => `object/${bucket}/${key}`;
const uploadKey = (bucket: string, id: string) => `upload/${bucket}/${id}`;
const partKey = (id: string, number: number) => `part/${id}/${String(number).padStart(5, "0")}`;
/** `0` is the character after the slash. */
const under = (prefix: string) => ({ gte: `${prefix}/`, lt: `${prefix}0` });

/** What there is: objects by bucket and key, uploads in progress and their parts. Every change is one atomic batch. */
export class ObjectIndex {
  readonly #level: ClassicLevel<string, Value>;
  readonly #guard: WriteGuard;

  private constructor(level: ClassicLevel<string, Value>) {
    this.#level = level;
    this.#guard = createWriteGuard(level.location);
  }

  /** Rejects with StoreError. */
  static open(directory: string): Promise<ObjectIndex> {
    return openChecked(directory, async () => {
      const level = new ClassicLevel<string, Value>(directory, { valueEncoding: "json" });
      await level.open();
      return new ObjectIndex(level);
    });
  }

  close(): Promise<void> {
    return this.#level.close();
  }

  async object(bucket: string, key: string): Promise<StoredObject | undefined> {
    return (await this.#level.get(objectKey(bucket, key))) as StoredObject | undefined;
  }

  async upload(bucket: string, id: string): Promise<Upload | undefined> {
    return (await this.#level.get(uploadKey(bucket, id))) as Upload | undefined;
  }

  /** All of a bucket, in order of their ids. */
  async uploads(bucket: string): Promise<{ id: string; upload: Upload }[]> {
    const found = await this.#level.iterator(under(`upload/${bucket}`)).all();
    return found.map(([key, value]) => ({ id: key.slice(uploadKey(bucket, "").length), upload: value as Upload }));
  }

  async part(id: string, number: number): Promise<Part | undefined> {
    return (await this.#level.get(partKey(id, number))) as Part | undefined;
  }

  async parts(id: string): Promise<Part[]> {
    return (await this.#level.values(under(`part/${id}`)).all()) as Part[];
  }

  change(...changes: readonly Change[]): Promise<void> {
    return this.#guard.run(() => this.#level.batch([...changes]));
  }

  /** Keys that begin with `prefix` and come after `after`, in order. `seek` goes on from the first key that is not before its argument. */
  listing(bucket: string, prefix: string, after: string | undefined) {
    const start = objectKey(bucket, prefix);
    const floor =
      after !== undefined && objectKey(bucket, after) >= start ? { gt: objectKey(bucket, after) } : { gte: start };
    const iterator = this.#level.iterator({ ...floor, lt: under(`object/${bucket}`).lt });
    return {
      next: async (): Promise<Entry | undefined> => {
        const found = await iterator.next();
        const key = found?.[0].slice(objectKey(bucket, "").length);
        return found && key?.startsWith(prefix) ? { key, object: found[1] as StoredObject } : undefined;
      },
      seek: (key: string) => iterator.seek(objectKey(bucket, key)),
      close: () => iterator.close(),
    };
  }

  /** The ids of every file that something refers to. */
  async blobIds(): Promise<Set<string>> {
    const ids = new Set<string>();
    for await (const value of this.#level.values()) {
      if ("blobs" in value) for (const { id } of value.blobs) ids.add(id);
      if ("blob" in value) ids.add(value.blob.id);
    }
    return ids;
  }
}

export const put = {
  object: (bucket: string, key: string, value: StoredObject): Change => ({
    type: "put",
    key: objectKey(bucket, key),
    value,
  }),
  upload: (bucket: string, id: string, value: Upload): Change => ({ type: "put", key: uploadKey(bucket, id), value }),
  part: (id: string, value: Part): Change => ({ type: "put", key: partKey(id, value.number), value }),
};

export const remove = {
  object: (bucket: string, key: string): Change => ({ type: "del", key: objectKey(bucket, key) }),
  upload: (bucket: string, id: string): Change => ({ type: "del", key: uploadKey(bucket, id) }),
  part: (id: string, number: number): Change => ({ type: "del", key: partKey(id, number) }),
};
