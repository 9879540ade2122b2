import type { IncomingHttpHeaders } from "node:http";
import { parseQuery, type QueryPair } from "./canonical-request.ts";
import { SignatureError } from "./signature-error.ts";

/** What a request says about its own signature, in the Authorization header or in a presigned query. */
export interface Authorization {
  readonly presigned: boolean;
  readonly accessKeyId: string;
  readonly sessionToken: string | undefined;
  /** `YYYYMMDD` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  /** `YYYYMMDDTHHMMSSZ` */
  readonly dateTime: string;
  /** Milliseconds since the epoch. */
  readonly signedAt: number;
  /** Seconds; presigned only. */
  readonly expiresIn?: number;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly path: string;
  /** All of the query but the signature itself. */
  readonly query: readonly QueryPair[];
}

const algorithm = "AWS4-HMAC-SHA256";
const longestLink = 7 * 24 * 60 * 60;

export function readAuthorization(url: string, headers: IncomingHttpHeaders): Authorization {
  const queryAt = url.indexOf("?");
  const path = (queryAt < 0 ? url : url.slice(0, queryAt)) || "/";
  const query = queryAt < 0 ? [] : parseQuery(url.slice(queryAt + 1));
  const presigned = query.some(([name]) => name === "X-Amz-Algorithm" || name === "X-Amz-Signature");
  const header = headers.authorization;
  if (!presigned && !header) throw new SignatureError("missing", "Request is missing Authentication Token");
  if (presigned && header) {
    throw new SignatureError(
      "scope",
      "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    );
  }
  const { date, region, service, ...rest } = presigned ? fromQuery(query) : fromHeader(header ?? "", headers);
  if (rest.dateTime.slice(0, 8) !== date) {
    throw new SignatureError(
      "scope",
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${rest.dateTime.slice(0, 8)}', from '${rest.dateTime}'.`,
    );
  }
  if (!rest.signedHeaders.includes("host") && !rest.signedHeaders.includes(":authority")) {
    throw new SignatureError("scope", "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  return {
    ...rest,
    date,
    region,
    service,
    presigned,
    path,
    query: query.filter(([name]) => name !== "X-Amz-Signature"),
  };
}

function fromHeader(header: string, headers: IncomingHttpHeaders) {
  if (!header.startsWith(`${algorithm} `)) {
    if (!header.startsWith("AWS4-")) throw new SignatureError("missing", "Request is missing Authentication Token");
    throw new SignatureError(
      "malformed",
      `Unsupported AWS 'algorithm': '${header.split(" ")[0]}' (only ${algorithm} for now).`,
    );
  }
  const fields = new Map(
    header
      .slice(algorithm.length + 1)
      .split(",")
      .map((field) => field.trim())
      .map((field) => [field.slice(0, field.indexOf("=")), field.slice(field.indexOf("=") + 1)]),
  );
  const require = (name: string) => {
    const value = fields.get(name);
    if (!value) throw new SignatureError("malformed", `Authorization header requires '${name}' parameter.`);
    return value;
  };
  const sent = headers["x-amz-date"] ?? headers.date;
  if (typeof sent !== "string") {
    throw new SignatureError(
      "malformed",
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  const token = headers["x-amz-security-token"];
  return {
    ...readCredential(require("Credential")),
    ...readTime(headers["x-amz-date"] === undefined ? fromHttpDate(sent) : sent),
    signedHeaders: require("SignedHeaders").split(";"),
    signature: require("Signature"),
    sessionToken: typeof token === "string" ? token : undefined,
  };
}

function fromQuery(query: readonly QueryPair[]) {
  const find = (name: string) => {
    const values = query.filter(([given]) => given === name);
    if (values.length > 1)
      throw new SignatureError("malformed", `AWS query-string parameters must include '${name}' only once.`);
    return values[0]?.[1];
  };
  const require = (name: string) => {
    const value = find(name);
    if (!value)
      throw new SignatureError(
        "malformed",
        `AWS query-string parameters must include '${name}'. Re-examine the query-string parameters.`,
      );
    return value;
  };
  const named = require("X-Amz-Algorithm");
  if (named !== algorithm)
    throw new SignatureError("malformed", `Unsupported AWS 'algorithm': '${named}' (only ${algorithm} for now).`);
  const expires = require("X-Amz-Expires");
  const expiresIn = /^\d{1,7}$/.test(expires) ? Number(expires) : NaN;
  if (!(expiresIn >= 1 && expiresIn <= longestLink)) {
    throw new SignatureError("malformed", `X-Amz-Expires must be a number of seconds from 1 to ${longestLink}.`);
  }
  return {
    ...readCredential(require("X-Amz-Credential")),
    ...readTime(require("X-Amz-Date")),
    expiresIn,
    signedHeaders: require("X-Amz-SignedHeaders").split(";"),
    signature: require("X-Amz-Signature"),
    sessionToken: find("X-Amz-Security-Token"),
  };
}

function readCredential(credential: string) {
  const [accessKeyId = "", date = "", region = "", service = "", end, ...more] = credential.split("/");
  if (end === undefined || more.length > 0) {
    throw new SignatureError(
      "malformed",
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  }
  if (end !== "aws4_request") {
    throw new SignatureError(
      "scope",
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${end}'.`,
    );
  }
  return { accessKeyId, date, region, service };
}

function readTime(dateTime: string) {
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(dateTime);
  const signedAt = parts ? Date.parse(dateTime.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z")) : NaN;
  if (Number.isNaN(signedAt)) {
    throw new SignatureError(
      "malformed",
      `Date must be in ISO-8601 'basic format'. Got '${dateTime}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  }
  return { dateTime, signedAt };
}

function fromHttpDate(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, "");
}
