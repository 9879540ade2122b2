import { AbortMultipartUploadCommand, ListMultipartUploadsCommand, NoSuchUpload, type S3Client } from "@aws-sdk/client-s3";
import type { CheckTime } from "./delete-account.ts";

/**
 * Ends every upload in parts that was begun under the prefix: what arrived of it is stored until then, and listed nowhere
 * else. Asks until there is none, because a part that is still arriving can outlive the first attempt.
 */
export async function abortUploads(s3: Pick<S3Client, "send">, bucket: string, prefix: string, checkTime: CheckTime): Promise<void> {
  for (;;) {
    checkTime();
    const { Uploads: uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix }));
    if (uploads.length === 0) return;
    for (const { Key, UploadId } of uploads) {
      checkTime();
      try {
        await s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
      } catch (error) {
        if (!(error instanceof NoSuchUpload)) throw error;
      }
    }
  }
}
