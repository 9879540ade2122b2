import type { Answer, ObjectCall, Operation } from "../operation.ts";
import { readRange, type ByteRange } from "../byte-range.ts";
import { describeObject, requireHeaderText } from "../object-headers.ts";
import { evaluateConditions } from "../preconditions.ts";
import { noSuchKey } from "../required-access.ts";
import { S3Error } from "../s3-error.ts";
import type { StoredObject } from "../stored-object.ts";

export const headObject: Operation = async (call) => ({ ...(await look(call)).answer, body: "" });

export const getObject: Operation = async (call) => {
  for (let attempt = 1; ; attempt += 1) {
    const { answer, object, range } = await look(call);
    if (!object) return answer;
    try {
      return { ...answer, body: await call.store.blobs.read(object.blobs, range.start, range.end) };
    } catch (error) {
      // Replaced between the look into the index and the opening of the file.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT" || attempt === 5) throw error;
    }
  }
};

interface Look {
  readonly answer: Answer;
  /** Left out where the answer has no body. */
  readonly object?: StoredObject;
  readonly range: ByteRange;
}

async function look(call: ObjectCall): Promise<Look> {
  const { store, bucket, key, headers } = call;
  const object = await store.index.object(bucket, key);
  if (!object) throw noSuchKey(call, key);
  const verdict = evaluateConditions(
    {
      ifMatch: headers["if-match"],
      ifNoneMatch: headers["if-none-match"],
      ifModifiedSince: headers["if-modified-since"],
      ifUnmodifiedSince: headers["if-unmodified-since"],
    },
    object,
  );
  const whole = { start: 0, end: object.size - 1 };
  if (verdict === "not-modified") return { answer: { status: 304, headers: describeObject(object) }, range: whole };
  if (verdict === "failed")
    throw new S3Error("PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
  const partial = readRange(wantsRange(call, object) ? headers.range : undefined, object.size);
  const range = partial ?? whole;
  const answer = {
    status: partial ? 206 : 200,
    headers: {
      ...describeObject(object),
      ...overrides(call.query),
      ...(partial && { "content-range": `bytes ${range.start}-${range.end}/${object.size}` }),
      ...(!partial && headers["x-amz-checksum-mode"] === "ENABLED" && checksum(object)),
      "content-length": String(range.end - range.start + 1),
      // The objects are served from the page's own origin here: a document among them must not run as that page.
      "content-security-policy": "sandbox",
    },
  };
  return { answer, object, range };
}

function wantsRange({ headers }: ObjectCall, object: StoredObject): boolean {
  const condition = headers["if-range"];
  if (typeof condition !== "string") return true;
  return condition.startsWith('"') ? condition === `"${object.etag}"` : Date.parse(condition) === object.lastModified;
}

function checksum({ checksum: known }: StoredObject): Record<string, string> {
  return known ? { [`x-amz-checksum-${known.algorithm}`]: known.value, "x-amz-checksum-type": "FULL_OBJECT" } : {};
}

/** `response-content-type=...` and the like. */
function overrides(query: URLSearchParams): Record<string, string> {
  const names = [
    "content-type",
    "content-language",
    "expires",
    "cache-control",
    "content-disposition",
    "content-encoding",
  ];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = query.get(`response-${name}`);
      if (value !== null) requireHeaderText(`response-${name}`, value);
      return value === null ? [] : [[name, value]];
    }),
  );
}
