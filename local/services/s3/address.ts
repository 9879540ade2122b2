import type { IncomingMessage } from "node:http";
import { S3Error } from "./s3-error.ts";

export interface Address {
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
}

const maxKeyBytes = 1024;

/** The bucket that the host names, as in `BUCKET.localhost:5173` or `BUCKET.s3.eu-west-1.localhost`. */
function bucketOfHost(request: IncomingMessage): string | undefined {
  return /^([a-z0-9][a-z0-9.-]*?)\.(?:s3[.-][a-z0-9.-]+|localhost)(?::\d+)?$/.exec(request.headers.host ?? "")?.[1];
}

/** The bucket as it stands in the request, not yet looked up; undefined where it names none. */
export function bucketOf(request: IncomingMessage): string | undefined {
  const first = pathOf(request).split("/")[1];
  return bucketOfHost(request) ?? (first ? (decode(first) ?? first) : undefined);
}

/** Where the request goes. Throws S3Error for keys that are no UTF-8, or too long. */
export function readAddress(request: IncomingMessage): Address {
  const path = pathOf(request);
  const bucket = bucketOf(request) ?? "";
  const keyAt = bucketOfHost(request) === undefined ? path.indexOf("/", 1) : 0;
  const key = decode(keyAt < 0 ? "" : path.slice(keyAt + 1));
  if (key === undefined) throw new S3Error("InvalidURI", "Couldn't parse the specified URI.");
  if (Buffer.byteLength(key) > maxKeyBytes) {
    throw new S3Error("KeyTooLongError", "Your key is too long", {
      Size: String(Buffer.byteLength(key)),
      MaxSizeAllowed: String(maxKeyBytes),
    });
  }
  return { bucket, key };
}

const pathOf = (request: IncomingMessage) => (request.url ?? "/").split("?")[0] ?? "/";

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
