import { S3Error } from "./s3-error.ts";
import type { ObjectCall, Requires } from "./operation.ts";
import { readCopySource } from "./copy-source.ts";

/** The name of the bucket is its ARN: it is the only one in the world. */
export const bucketArn = (bucket: string): string => `arn:aws:s3:::${bucket}`;
export const objectArn = (bucket: string, key: string): string => `${bucketArn(bucket)}/${key}`;

export const onBucket =
  (action: string): Requires =>
  ({ bucket }) => [{ action, resource: bucketArn(bucket) }];

export const onObject =
  (action: string): Requires =>
  ({ bucket, key }) => [{ action, resource: objectArn(bucket, key) }];

/** The prefix that is listed can be a condition; a list without one has none to fit. */
export const toList: Requires = ({ bucket, query }) => {
  const keys = ["prefix", "delimiter", "max-keys"].flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[`s3:${name}`, value] as const];
  });
  return [{ action: "s3:ListBucket", resource: bucketArn(bucket), keys: Object.fromEntries(keys) }];
};

export const toCopy: Requires = (call) => {
  const source = readCopySource(call);
  return [
    { action: "s3:GetObject", resource: objectArn(source.bucket, source.key) },
    { action: "s3:PutObject", resource: objectArn(call.bucket, call.key) },
  ];
};

/** DeleteObjects is judged object by object, in its answer. */
export const nothingAsWhole: Requires = () => [];

/** Throws S3Error `AccessDenied`. */
export function checkAccess(call: ObjectCall, requires: Requires): void {
  for (const access of requires(call)) {
    const denial = call.refusalOf(access);
    if (denial) throw new S3Error("AccessDenied", denial.message);
  }
}

/** That there is no such object is told only to those who may list the bucket; to others it is one that they may not see. */
export function noSuchKey(call: Pick<ObjectCall, "bucket" | "refusalOf">, key: string): S3Error {
  const denial = call.refusalOf({ action: "s3:ListBucket", resource: bucketArn(call.bucket) });
  if (denial) return new S3Error("AccessDenied", denial.message);
  return new S3Error("NoSuchKey", "The specified key does not exist.", { Key: key });
}
