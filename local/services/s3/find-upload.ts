import type { ObjectCall } from "./operation.ts";
import { S3Error } from "./s3-error.ts";
import type { Upload } from "./stored-object.ts";

/** The upload that the query names, if it is for this key. */
export async function findUpload({ store, bucket, key, query }: ObjectCall): Promise<{ id: string; upload: Upload }> {
  const id = query.get("uploadId") ?? "";
  const upload = /^[0-9a-f]{32}$/.test(id) ? await store.index.upload(bucket, id) : undefined;
  if (upload?.key === key) return { id, upload };
  throw new S3Error(
    "NoSuchUpload",
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    { UploadId: id },
  );
}
