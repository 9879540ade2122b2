import type { ObjectIndex } from "./object-index.ts";

/** At most `limit` objects of a bucket, in order, after the key `after`. */
export async function listObjects(index: ObjectIndex, bucket: string, limit: number, after?: string) {
  const objects: { key: string; size: number; lastModified: number }[] = [];
  const listing = index.listing(bucket, "", after);
  try {
    while (objects.length < limit) {
      const found = await listing.next();
      if (!found) break;
      objects.push({ key: found.key, size: found.object.size, lastModified: found.object.lastModified });
    }
  } finally {
    await listing.close();
  }
  return objects;
}
