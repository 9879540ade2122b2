import { abortMultipartUpload } from "./operations/abort-multipart-upload.ts";
import { completeMultipartUpload } from "./operations/complete-multipart-upload.ts";
import { copyObject } from "./operations/copy-object.ts";
import { createMultipartUpload } from "./operations/create-multipart-upload.ts";
import { deleteObject } from "./operations/delete-object.ts";
import { deleteObjects } from "./operations/delete-objects.ts";
import { getBucketLocation } from "./operations/get-bucket-location.ts";
import { getObject, headObject } from "./operations/get-object.ts";
import { headBucket } from "./operations/head-bucket.ts";
import { listMultipartUploads } from "./operations/list-multipart-uploads.ts";
import { listObjectsV2 } from "./operations/list-objects-v2.ts";
import { listParts } from "./operations/list-parts.ts";
import { putObject } from "./operations/put-object.ts";
import { uploadPart } from "./operations/upload-part.ts";
import type { Operation, Requires } from "./operation.ts";
import { nothingAsWhole, onBucket, onObject, toCopy, toList } from "./required-access.ts";
import { notImplemented } from "./s3-error.ts";

interface Shape {
  readonly method: string;
  readonly on: "bucket" | "object";
  /** Query parameters that must be there; `name=value` asks for the value too. */
  readonly query?: readonly string[];
  readonly header?: string;
  readonly operation: Operation;
  readonly requires: Requires;
}

/** The first shape that fits is the operation. */
const shapes: readonly Shape[] = [
  { method: "HEAD", on: "bucket", operation: headBucket, requires: onBucket("s3:ListBucket") },
  { method: "GET", on: "bucket", query: ["location"], operation: getBucketLocation, requires: onBucket("s3:GetBucketLocation") },
  { method: "GET", on: "bucket", query: ["list-type=2"], operation: listObjectsV2, requires: toList },
  { method: "GET", on: "bucket", query: ["uploads"], operation: listMultipartUploads, requires: onBucket("s3:ListBucketMultipartUploads") },
  { method: "POST", on: "bucket", query: ["delete"], operation: deleteObjects, requires: nothingAsWhole },
  { method: "GET", on: "object", query: ["uploadId"], operation: listParts, requires: onObject("s3:ListMultipartUploadParts") },
  { method: "GET", on: "object", operation: getObject, requires: onObject("s3:GetObject") },
  { method: "HEAD", on: "object", operation: headObject, requires: onObject("s3:GetObject") },
  { method: "PUT", on: "object", query: ["partNumber", "uploadId"], operation: uploadPart, requires: onObject("s3:PutObject") },
  { method: "PUT", on: "object", header: "x-amz-copy-source", operation: copyObject, requires: toCopy },
  { method: "PUT", on: "object", operation: putObject, requires: onObject("s3:PutObject") },
  { method: "POST", on: "object", query: ["uploads"], operation: createMultipartUpload, requires: onObject("s3:PutObject") },
  { method: "POST", on: "object", query: ["uploadId"], operation: completeMultipartUpload, requires: onObject("s3:PutObject") },
  { method: "DELETE", on: "object", query: ["uploadId"], operation: abortMultipartUpload, requires: onObject("s3:AbortMultipartUpload") },
  { method: "DELETE", on: "object", operation: deleteObject, requires: onObject("s3:DeleteObject") },
];

/** Names that make a request another operation, none of which is here. */
const otherSubresources = new Set(
  `acl attributes accelerate analytics cors encryption intelligent-tiering inventory legal-hold lifecycle logging metrics
  notification object-lock ownershipControls partNumber policy policyStatus publicAccessBlock renameObject replication
  requestPayment restore retention select tagging torrent versionId versioning versions website`.split(/\s+/),
);

export function chooseOperation(request: {
  method: string;
  key: string;
  query: URLSearchParams;
  headers: object;
}): Pick<Shape, "operation" | "requires"> {
  const { method, key, query, headers } = request;
  const has = (wanted: string) => {
    const [name = "", value] = wanted.split("=");
    return value === undefined ? query.has(name) : query.get(name) === value;
  };
  const shape = shapes.find((candidate) => {
    return (
      candidate.method === method &&
      candidate.on === (key === "" ? "bucket" : "object") &&
      (candidate.query ?? []).every(has) &&
      (candidate.header === undefined || candidate.header in headers)
    );
  });
  const other = [...query.keys()].find((name) => otherSubresources.has(name) && !shape?.query?.includes(name));
  if (!shape || other !== undefined)
    throw notImplemented(other ?? `${method} of ${key === "" ? "a bucket" : "an object"}`);
  if (shape.operation === uploadPart && "x-amz-copy-source" in headers)
    throw notImplemented("x-amz-copy-source of a part");
  return shape;
}
