import type { Operation } from "../operation.ts";

export const headBucket: Operation = async ({ region }) => ({ headers: { "x-amz-bucket-region": region } });
