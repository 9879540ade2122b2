import { findUpload } from "../find-upload.ts";
import type { Operation } from "../operation.ts";
import { xmlDocument } from "../xml.ts";

const maxPage = 1000;

export const listParts: Operation = async (call) => {
  const { store, bucket, key, query } = call;
  const { id: UploadId } = await findUpload(call);
  const after = Number(query.get("part-number-marker") ?? 0) || 0;
  const limit = Math.min(Number(query.get("max-parts") ?? maxPage) || maxPage, maxPage);
  const rest = (await store.index.parts(UploadId)).filter((part) => part.number > after);
  const page = rest.slice(0, limit);
  return {
    body: xmlDocument("ListPartsResult", {
      Bucket: bucket,
      Key: key,
      UploadId,
      PartNumberMarker: after,
      NextPartNumberMarker: page.at(-1)?.number ?? 0,
      MaxParts: limit,
      IsTruncated: page.length < rest.length,
      Part: page.map((part) => ({
        PartNumber: part.number,
        LastModified: new Date(part.lastModified).toISOString(),
        ETag: `"${part.etag}"`,
        Size: part.blob.size,
      })),
    }),
  };
};
