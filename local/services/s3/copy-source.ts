import type { ObjectCall } from "./operation.ts";
import { S3Error } from "./s3-error.ts";

/** `/BUCKET/KEY` or `BUCKET/KEY`, URL-encoded. */
export function readCopySource({ headers, buckets }: Pick<ObjectCall, "headers" | "buckets">) {
  const header = headers["x-amz-copy-source"];
  const [path = "", version] = typeof header === "string" ? header.split("?") : [];
  if (version !== undefined) throw new S3Error("NotImplemented", "Versions are not implemented.");
  const [, bucket = "", key = ""] = /^\/?([^/]+)\/([\s\S]+)$/.exec(decode(path)) ?? [];
  if (key === "")
    throw new S3Error("InvalidArgument", "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
  if (!buckets.has(bucket))
    throw new S3Error("NoSuchBucket", "The specified bucket does not exist", { BucketName: bucket });
  return { bucket, key };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new S3Error("InvalidArgument", "Copy Source is not URL-encoded UTF-8.");
  }
}
