import type { Callers } from "./callers.ts";
import type { Cell } from "./run-matrix.ts";
import { sign, withoutHost } from "../fuzz/sign.ts";

const callerNames = ["guest", "person A", "person B", "signature changed", "no credentials"] as const;
type BucketCaller = (typeof callerNames)[number];

interface BucketPath {
  readonly name: string;
  readonly method: "GET" | "PUT" | "DELETE";
  /** Key and query, by the identity of person A. */
  readonly path: (identityId: string) => string;
  readonly cells: Readonly<Record<BucketCaller, string>>;
}

const nobody = { guest: "AccessDenied", "person A": "AccessDenied", "person B": "AccessDenied", "signature changed": "SignatureDoesNotMatch", "no credentials": "AccessDenied" };
const ownerOnly = { ...nobody, "person A": "allow" };
const own = (identityId: string) => `people/${encodeURIComponent(identityId)}/matrix.txt`;

/** Who may do what in the bucket: each kind of path, in an order in which what is read is there. */
export const bucketPaths: readonly BucketPath[] = [
  { name: "write under people/ of person A", method: "PUT", path: own, cells: ownerOnly },
  { name: "read under people/ of person A", method: "GET", path: own, cells: ownerOnly },
  { name: "list people/ of person A", method: "GET", path: (id) => `?list-type=2&prefix=${encodeURIComponent(`people/${id}/`)}`, cells: ownerOnly },
  { name: "delete under people/ of person A", method: "DELETE", path: own, cells: ownerOnly },
  { name: "write under people/ of nobody", method: "PUT", path: () => "people/nobody/matrix.txt", cells: nobody },
  { name: "list people/", method: "GET", path: () => "?list-type=2&prefix=people%2F", cells: nobody },
  { name: "read under speech/", method: "GET", path: () => "speech/audio/matrix.mp3", cells: nobody },
  { name: "write under speech/", method: "PUT", path: () => "speech/audio/matrix.mp3", cells: nobody },
  { name: "list speech/", method: "GET", path: () => "?list-type=2&prefix=speech%2F", cells: nobody },
  { name: "read at the root", method: "GET", path: () => "matrix.txt", cells: nobody },
  { name: "write at the root", method: "PUT", path: () => "matrix.txt", cells: nobody },
  { name: "list uploads under people/ of person A", method: "GET", path: (id) => `?uploads=&prefix=${encodeURIComponent(`people/${id}/`)}`, cells: nobody },
  { name: "list the bucket", method: "GET", path: () => "?list-type=2", cells: nobody },
];

export async function runBucket(callers: Callers): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const { name, cells: row, ...asked } of bucketPaths) {
    for (const caller of callerNames) cells.push({ operation: name, caller, expected: row[caller], found: await call(callers, caller, asked) });
  }
  return cells;
}

async function call({ outputs, signing, identityIds }: Callers, caller: BucketCaller, { method, path: pathOf }: Pick<BucketPath, "method" | "path">): Promise<string> {
  const { storage } = outputs.custom.endpoints;
  const path = `/${outputs.storage.bucket_name}/${pathOf(identityIds["person A"])}`;
  const text = method === "PUT" ? "matrix" : "";
  const request = { method, path, headers: { host: new URL(storage).host }, body: Buffer.from(text) };
  const credentials = signing[caller === "guest" || caller === "person B" ? caller : "person A"];
  const headers = withoutHost(caller === "no credentials" ? request.headers : sign(request, "s3", credentials));
  if (caller === "signature changed") headers["authorization"] = (headers["authorization"] ?? "").replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  const response = await fetch(storage + path, { method, headers, ...(text !== "" && { body: text }) });
  const answer = await response.text();
  return response.ok ? "allow" : (/<Code>(\w+)<\/Code>/.exec(answer)?.[1] ?? String(response.status));
}
