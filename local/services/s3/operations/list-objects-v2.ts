import type { ObjectCall, Operation } from "../operation.ts";
import { S3Error } from "../s3-error.ts";
import type { Entry } from "../object-index.ts";
import { readPageSize } from "../page-size.ts";
import { xmlDocument } from "../xml.ts";

/** Sorts after every other character, so that `PREFIX + last` stands after every key that begins with the prefix. */
const last = "\u{10FFFF}";

export const listObjectsV2: Operation = async (call) => {
  const { bucket, query } = call;
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") ?? "";
  const encoding = query.get("encoding-type");
  if (encoding !== null && encoding !== "url")
    throw new S3Error("InvalidArgument", "Invalid Encoding Method specified in Request");
  const encode = (text: string) => (encoding === "url" ? encodeURIComponent(text).replaceAll("%2F", "/") : text);
  const token = query.get("continuation-token");
  const after = token === null ? (query.get("start-after") ?? undefined) : readToken(token);
  const maxKeys = readPageSize(query, "max-keys");
  const { entries, prefixes, next } = await page(call, { prefix, delimiter, after, maxKeys });
  return {
    body: xmlDocument("ListBucketResult", {
      Name: bucket,
      Prefix: encode(prefix),
      Delimiter: delimiter === "" ? undefined : encode(delimiter),
      MaxKeys: maxKeys,
      EncodingType: encoding ?? undefined,
      KeyCount: entries.length + prefixes.length,
      IsTruncated: next !== undefined,
      ContinuationToken: token ?? undefined,
      NextContinuationToken: next && Buffer.from(next).toString("base64url"),
      StartAfter: token === null && after !== undefined ? encode(after) : undefined,
      Contents: entries.map(({ key, object }) => ({
        Key: encode(key),
        LastModified: new Date(object.lastModified).toISOString(),
        ETag: `"${object.etag}"`,
        Size: object.size,
        StorageClass: "STANDARD",
      })),
      CommonPrefixes: prefixes.map((common) => ({ Prefix: encode(common) })),
    }),
  };
};

interface PageOptions {
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: string | undefined;
  readonly maxKeys: number;
}

/** Keys that go on with the delimiter after the prefix are rolled up into one common prefix, and jumped over. */
async function page({ store, bucket }: ObjectCall, { prefix, delimiter, after, maxKeys }: PageOptions) {
  const entries: Entry[] = [];
  const prefixes: string[] = [];
  if (maxKeys === 0) return { entries, prefixes, next: undefined };
  const listing = store.index.listing(bucket, prefix, after);
  try {
    let seen = "";
    for (let entry = await listing.next(); entry; entry = await listing.next()) {
      if (entries.length + prefixes.length === maxKeys) return { entries, prefixes, next: seen };
      const at = delimiter === "" ? -1 : entry.key.indexOf(delimiter, prefix.length);
      if (at < 0) {
        entries.push(entry);
        seen = entry.key;
        continue;
      }
      const common = entry.key.slice(0, at + delimiter.length);
      prefixes.push(common);
      seen = common + last;
      listing.seek(seen);
    }
    return { entries, prefixes, next: undefined };
  } finally {
    await listing.close();
  }
}

function readToken(token: string): string {
  const after = Buffer.from(token, "base64url").toString("utf8");
  if (after === "" || Buffer.from(after).toString("base64url") !== token) {
    throw new S3Error("InvalidArgument", "The continuation token provided is incorrect");
  }
  return after;
}
