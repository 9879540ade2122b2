import type { Operation } from "../operation.ts";
import { readPageSize } from "../page-size.ts";
import { notImplemented } from "../s3-error.ts";
import { xmlDocument } from "../xml.ts";

/** By key, in UTF-8's order as S3 has it, and then by id: so a page goes on from its markers though their upload is gone. */
export const listMultipartUploads: Operation = async ({ store, bucket, query }) => {
  for (const name of ["delimiter", "encoding-type"]) if (query.has(name)) throw notImplemented(name);
  const prefix = query.get("prefix") ?? "";
  const keyMarker = query.get("key-marker") ?? "";
  const idMarker = keyMarker === "" ? "" : (query.get("upload-id-marker") ?? "");
  const limit = readPageSize(query, "max-uploads");
  const isAfterMarkers = (key: string, id: string) => {
    const order = inBytes(key, keyMarker);
    return order > 0 || (order === 0 && idMarker !== "" && id > idMarker);
  };
  const rest = (await store.index.uploads(bucket))
    .filter(({ id, upload: { key } }) => key.startsWith(prefix) && isAfterMarkers(key, id))
    .sort((one, other) => inBytes(one.upload.key, other.upload.key) || inBytes(one.id, other.id));
  const page = rest.slice(0, limit);
  const last = page.length < rest.length ? page.at(-1) : undefined;
  return {
    body: xmlDocument("ListMultipartUploadsResult", {
      Bucket: bucket,
      Prefix: prefix,
      KeyMarker: keyMarker,
      UploadIdMarker: idMarker,
      NextKeyMarker: last?.upload.key,
      NextUploadIdMarker: last?.id,
      MaxUploads: limit,
      IsTruncated: last !== undefined,
      Upload: page.map(({ id, upload: { key, initiated } }) => ({
        Key: key,
        UploadId: id,
        Initiated: new Date(initiated).toISOString(),
        StorageClass: "STANDARD",
      })),
    }),
  };
};

const inBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
