import { createHash, createHmac } from "node:crypto";
import { canonicalHeaders, canonicalPath, canonicalQuery, parseQuery } from "../../../local/authentication/canonical-request.ts";
import type { SigningCredentials } from "../../support/room-member.ts";

export interface Unsigned {
  readonly method: string;
  /** Path and query, as they are sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest("hex");
const hmac = (key: Buffer | string, text: string) => createHmac("sha256", key).update(text).digest();

/**
 * Signature Version 4 of whatever the fuzzer sends: AWS's own signer refuses half of it. Header values must be as they are sent.
 * `payloadHash`: what an S3 client says of its body, where that is not its hash.
 */
export function sign(request: Unsigned, service: string, credentials: SigningCredentials, payloadHash?: string): Record<string, string> {
  const { method, path, body } = request;
  const time = now();
  const hash = payloadHash ?? sha256(body);
  const headers: Record<string, string> = {
    ...request.headers,
    "x-amz-date": time,
    "x-amz-security-token": credentials.sessionToken ?? "",
    ...(service === "s3" && { "x-amz-content-sha256": hash }),
  };
  const signed = Object.keys(headers).filter((name) => name === "host" || name.startsWith("x-amz-")).sort();
  const lines = canonicalHeaders(signed, headers);
  const scope = scopeOf(time, service);
  const signature = signatureOf({ method, path, lines: "lines" in lines ? lines.lines : "", signed, hash, time, service }, credentials);
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signed.join(";")}, Signature=${signature}`;
  return { ...headers, authorization };
}

/** The path of a URL to S3 that anybody may use for a while. Answers path and query. */
export function presign({ method, path, headers }: Unsigned, credentials: SigningCredentials): string {
  const time = now();
  const signed = Object.keys(headers).filter((name) => name === "host" || name.startsWith("x-amz-")).sort();
  const lines = canonicalHeaders(signed, headers);
  const parameters = {
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": `${credentials.accessKeyId}/${scopeOf(time, "s3")}`,
    "X-Amz-Date": time,
    "X-Amz-Expires": "60",
    "X-Amz-SignedHeaders": signed.join(";"),
    "X-Amz-Security-Token": credentials.sessionToken ?? "",
  };
  const added = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  const whole = `${path}${path.includes("?") ? "&" : "?"}${added}`;
  const signature = signatureOf({ method, path: whole, lines: "lines" in lines ? lines.lines : "", signed, hash: "UNSIGNED-PAYLOAD", time, service: "s3" }, credentials);
  return `${whole}&X-Amz-Signature=${signature}`;
}

interface ToSign {
  readonly method: string;
  readonly path: string;
  /** Of the signed headers, as they are signed. */
  readonly lines: string;
  readonly signed: readonly string[];
  readonly hash: string;
  readonly time: string;
  readonly service: string;
}

function signatureOf({ method, path, lines, signed, hash, time, service }: ToSign, credentials: SigningCredentials): string {
  const [pathname = "/", ...query] = path.split("?");
  const canonical = [method, canonicalPath(pathname, service), canonicalQuery(parseQuery(query.join("?"))), lines, signed.join(";"), hash].join("\n");
  const scope = scopeOf(time, service);
  const key = scope.split("/").reduce<Buffer | string>(hmac, `AWS4${credentials.secretAccessKey}`);
  return createHmac("sha256", key).update(`AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`).digest("hex");
}

/** For `fetch`, which names the host itself. */
export const withoutHost = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "host"));

const now = () => new Date().toISOString().replace(/[-:]|\.\d{3}/g, "");
const scopeOf = (time: string, service: string) => `${time.slice(0, 8)}/us-east-1/${service}/aws4_request`;
