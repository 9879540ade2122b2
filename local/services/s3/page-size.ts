import { S3Error } from "./s3-error.ts";

const maxPage = 1000;

/** `max-keys` and its like. Throws S3Error. */
export function readPageSize(query: URLSearchParams, name: string): number {
  const text = query.get(name);
  if (text === null) return maxPage;
  if (!/^\d{1,10}$/.test(text) || Number(text) > 2_147_483_647)
    throw new S3Error("InvalidArgument", `Provided ${name} not an integer or within integer range`);
  return Math.min(Number(text), maxPage);
}
