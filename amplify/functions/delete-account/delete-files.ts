import { DeleteObjectsCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import type { CheckTime } from "./delete-account.ts";

/** Deletes every object under the prefix, as many at a time as one page names: at most a thousand. */
export async function deleteFiles(s3: Pick<S3Client, "send">, bucket: string, prefix: string, checkTime: CheckTime): Promise<void> {
  let token: string | undefined;
  do {
    checkTime();
    const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }));
    const keys = (page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
    if (keys.length > 0) {
      const { Errors: errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: keys, Quiet: true } }));
      if (errors.length > 0) throw new Error(`S3 kept ${errors.length} files: ${errors[0]?.Code ?? ""}`);
    }
    token = page.NextContinuationToken;
  } while (token !== undefined);
}
