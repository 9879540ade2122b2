import { createHmac, hash, timingSafeEqual } from "node:crypto";
import type { Clock } from "../services/interfaces.ts";
import { canonicalHeaders, canonicalPath, canonicalQuery } from "./canonical-request.ts";
import type { Principal, SignatureVerifier, SignedRequest } from "./principal.ts";
import { readAuthorization, type Authorization } from "./read-authorization.ts";
import type { SessionCredentials } from "./session-credentials.ts";
import { SignatureError } from "./signature-error.ts";

/** A verified request; what follows it in the same stream (signed chunks) is verified with the same key. */
export interface Authenticated {
  readonly principal: Principal;
  readonly presigned: boolean;
  /** As the client signed it: a SHA-256 in hex, or one of S3's words such as `UNSIGNED-PAYLOAD`. */
  readonly payloadHash: string;
  readonly signingKey: Buffer;
  readonly signature: string;
  readonly dateTime: string;
  /** `YYYYMMDD/REGION/SERVICE/aws4_request` */
  readonly scope: string;
}

export interface SignatureAuthenticator extends SignatureVerifier {
  /** As `verify`, with what a streamed payload is checked by. Throws SignatureError. */
  authenticate(request: SignedRequest): Authenticated;
}

const fiveMinutes = 5 * 60 * 1000;
const rememberedKeys = 1_000;

/**
 * Signature Version 4, written out rather than asked of `@smithy/signature-v4`, which only signs: a verifier must use
 * the headers, path and query exactly as they came.
 */
export function createSignatureVerifier(options: {
  credentials: SessionCredentials;
  clock: Clock;
}): SignatureAuthenticator {
  const { credentials, clock } = options;
  const keys = new Map<string, Buffer>();

  function signingKey(secret: string, date: string, region: string, service: string): Buffer {
    const name = `${secret}/${date}/${region}/${service}`;
    const known = keys.get(name);
    if (known) return known;
    const key = [date, region, service, "aws4_request"].reduce<Buffer | string>(hmac, `AWS4${secret}`) as Buffer;
    if (keys.size >= rememberedKeys) keys.clear();
    keys.set(name, key);
    return key;
  }

  function authenticate(request: SignedRequest): Authenticated {
    const authorization = readAuthorization(request.url, request.headers);
    const { service, region, date, dateTime, presigned, signature } = authorization;
    if (request.service !== undefined && request.service !== service) {
      throw new SignatureError("scope", `Credential should be scoped to correct service: '${request.service}'.`);
    }
    if (request.service === "s3") checkAllSigned(request, authorization);
    const { secretKey, principal } = credentials.find(authorization.accessKeyId, authorization.sessionToken);
    checkTime(authorization, clock.now());
    const payloadHash = payloadHashOf(request, authorization);
    const key = signingKey(secretKey, date, region, service);
    const scope = `${date}/${region}/${service}/aws4_request`;
    const canonical = sha256(canonicalRequest(request, authorization, payloadHash));
    const expected = hmac(key, `AWS4-HMAC-SHA256\n${dateTime}\n${scope}\n${canonical}`).toString("hex");
    if (!sameText(signature, expected)) throw mismatch();
    return { principal: { ...principal, request: howItCame(request) }, presigned, payloadHash, signingKey: key, signature, dateTime, scope };
  }

  return { authenticate, verify: async (request) => authenticate(request).principal };
}

/** An IPv4 address on an IPv6 socket is one of IPv4. */
const howItCame = ({ sourceIp, headers }: SignedRequest): Principal["request"] => ({
  sourceIp: sourceIp?.replace(/^::ffff:/, ""),
  userAgent: headers["user-agent"],
  referer: headers.referer,
});

function canonicalRequest(request: SignedRequest, authorization: Authorization, payloadHash: string): string {
  const { path, query, service, signedHeaders } = authorization;
  const headers = canonicalHeaders(signedHeaders, request.headers);
  if ("absent" in headers) throw mismatch();
  return [
    request.method.toUpperCase(),
    canonicalPath(path, service),
    canonicalQuery(query),
    headers.lines,
    signedHeaders.join(";"),
    payloadHash,
  ].join("\n");
}

/** S3 alone may be told the hash, or that there is none: it compares the body itself, as it streams by. */
function payloadHashOf(request: SignedRequest, { presigned, query, signedHeaders }: Authorization): string {
  if (request.service !== "s3") return sha256(request.body ?? "");
  const header = request.headers["x-amz-content-sha256"];
  const inHeader = typeof header === "string" ? header : undefined;
  if (presigned) {
    const inQuery = query.find(([name]) => name === "X-Amz-Content-Sha256")?.[1];
    return inQuery ?? (signedHeaders.includes("x-amz-content-sha256") ? inHeader : undefined) ?? "UNSIGNED-PAYLOAD";
  }
  if (inHeader === undefined) {
    throw new SignatureError("payload", "Missing required header for this request: x-amz-content-sha256");
  }
  return inHeader;
}

/** Else the holder of a presigned URL could turn a PutObject into a CopyObject by adding a header, as S3 knows. */
function checkAllSigned({ headers }: SignedRequest, { signedHeaders }: Authorization): void {
  const harmless = ["x-amz-content-sha256", "x-amz-user-agent"];
  const unsigned = Object.keys(headers).filter(
    (name) => name.startsWith("x-amz-") && !signedHeaders.includes(name) && !harmless.includes(name),
  );
  if (unsigned.length === 0) return;
  throw new SignatureError(
    "unsigned-header",
    `There were headers present in the request which were not signed: ${unsigned.join(", ")}`,
  );
}

function checkTime({ presigned, signedAt, expiresIn, dateTime }: Authorization, now: number): void {
  if (presigned && expiresIn !== undefined && now >= signedAt + expiresIn * 1000) {
    throw new SignatureError("link-expired", "Request has expired");
  }
  if ((!presigned && now > signedAt + fiveMinutes) || signedAt > now + fiveMinutes) {
    const word = signedAt > now ? "Signature not yet current" : "Signature expired";
    throw new SignatureError(
      "skewed",
      `${word}: ${dateTime} is more than 5 minutes from ${new Date(now).toISOString()}.`,
    );
  }
}

const mismatch = () =>
  new SignatureError(
    "mismatch",
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
  );

const hmac = (key: Buffer | string, text: string) => createHmac("sha256", key).update(text).digest();
const sha256 = (data: Buffer | string) => hash("sha256", data, "hex");

/** In constant time, so that a signature cannot be found out byte by byte. */
function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
