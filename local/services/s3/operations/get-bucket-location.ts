import type { Operation } from "../operation.ts";
import { xmlDocument } from "../xml.ts";

/** S3 says nothing where it means us-east-1. */
export const getBucketLocation: Operation = async ({ region }) => ({
  body: xmlDocument("LocationConstraint", {}).replace("></", `>${region === "us-east-1" ? "" : region}</`),
});
