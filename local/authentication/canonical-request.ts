import type { IncomingHttpHeaders } from "node:http";

/** The pieces of https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html that need care. */

export type QueryPair = readonly [name: string, value: string];

/** Query parameters in the order sent, duplicates kept. A malformed escape stands for itself. */
export function parseQuery(query: string): QueryPair[] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      const [name, value] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
      return [decode(name.replaceAll("+", " ")), decode(value.replaceAll("+", " "))];
    });
}

export function canonicalQuery(pairs: readonly QueryPair[]): string {
  return pairs
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** S3 signs the path as it is sent; every other service signs it without dot segments and encoded once more. */
export function canonicalPath(path: string, service: string): string {
  if (service === "s3")
    return path
      .split("/")
      .map((segment) => encode(decode(segment)))
      .join("/");
  return withoutDotSegments(path).split("/").map(encode).join("/");
}

function withoutDotSegments(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(segment);
  }
  return `/${kept.join("/")}${kept.length > 0 && path.endsWith("/") ? "/" : ""}`;
}

/** `name:value` lines, or the name of a signed header that the request does not have. */
export function canonicalHeaders(
  names: readonly string[],
  headers: IncomingHttpHeaders,
): { lines: string } | { absent: string } {
  let lines = "";
  for (const name of names) {
    const value = name === "host" ? (headers.host ?? headers[":authority"]) : headers[name];
    if (value === undefined) return { absent: name };
    const text = Array.isArray(value) ? value.join(",") : value;
    lines += `${name}:${text.trim().replace(/\s+/g, " ")}\n`;
  }
  return { lines };
}

function encode(text: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    return text; // An unpaired surrogate, which no signer could have encoded either.
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
