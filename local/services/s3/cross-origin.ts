import type { IncomingMessage } from "node:http";
import type { Resource } from "../../assembly/model.ts";
import { S3Error } from "./s3-error.ts";

/** As in `AWS::S3::Bucket`. */
interface CorsRule {
  readonly AllowedOrigins: readonly string[];
  readonly AllowedMethods: readonly string[];
  readonly AllowedHeaders?: readonly string[];
  readonly ExposedHeaders?: readonly string[];
  readonly MaxAge?: number | string;
}

export function corsRules(bucket: Resource): readonly CorsRule[] {
  const configuration = bucket.properties.CorsConfiguration as { CorsRules?: readonly CorsRule[] } | undefined;
  return configuration?.CorsRules ?? [];
}

/** Headers for an answer to a page of another origin; none where no rule lets it read. */
export function crossOriginHeaders(request: IncomingMessage, rules: readonly CorsRule[]): Record<string, string> {
  const { origin } = request.headers;
  const rule = origin === undefined ? undefined : findRule(rules, origin, request.method ?? "GET", []);
  return rule && origin !== undefined ? allow(rule, origin) : {};
}

/** The headers of a preflight's answer. Throws S3Error `AccessForbidden` where no rule allows what it asks for. */
export function preflightHeaders(request: IncomingMessage, rules: readonly CorsRule[]): Record<string, string> {
  const { origin, "access-control-request-method": method, "access-control-request-headers": listed } = request.headers;
  if (origin === undefined) throw new S3Error("BadRequest", "Insufficient information. Origin request header needed.");
  if (method === undefined) throw new S3Error("BadRequest", "Invalid Access-Control-Request-Method: null");
  const wanted = (listed ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  const rule = findRule(rules, origin, method, wanted);
  if (!rule)
    throw new S3Error(
      "AccessForbidden",
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
    );
  return { ...allow(rule, origin), ...(wanted.length > 0 && { "access-control-allow-headers": wanted.join(", ") }) };
}

function findRule(
  rules: readonly CorsRule[],
  origin: string,
  method: string,
  headers: readonly string[],
): CorsRule | undefined {
  return rules.find((rule) => {
    return (
      rule.AllowedMethods.includes(method) &&
      rule.AllowedOrigins.some((pattern) => matches(pattern, origin)) &&
      headers.every((name) => (rule.AllowedHeaders ?? []).some((pattern) => matches(pattern.toLowerCase(), name)))
    );
  });
}

function allow(rule: CorsRule, origin: string): Record<string, string> {
  const any = rule.AllowedOrigins.includes("*");
  return {
    "access-control-allow-origin": any ? "*" : origin,
    "access-control-allow-methods": rule.AllowedMethods.join(", "),
    ...(!any && { "access-control-allow-credentials": "true" }),
    ...(rule.ExposedHeaders && { "access-control-expose-headers": rule.ExposedHeaders.join(", ") }),
    ...(rule.MaxAge !== undefined && { "access-control-max-age": String(rule.MaxAge) }),
    vary: "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
  };
}

/** A pattern has at most one `*`. */
function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === text;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
}
