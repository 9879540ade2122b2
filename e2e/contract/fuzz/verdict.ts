import type { HttpAnswer } from "./exchange.ts";

/** What is wrong with an answer; undefined for a right answer or a named error. */
export type Verdict = string | undefined;

const isName = (name: unknown): name is string => typeof name === "string" && /^[A-Z][A-Za-z0-9]{3,60}$/.test(name) && name !== "InternalFailure";
const shown = ({ status, body }: HttpAnswer) => `${status} ${body.subarray(0, 500).toString("utf8")}`;

function parse({ body }: HttpAnswer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** 501 is what the local cloud answers for what it does not emulate, and 503 what AWS answers where the engine cannot. */
const refuses = (status: number, name: string) => (status >= 400 && status < 500) || (status === 501 && /^NotEmulated$|^NotImplemented$/.test(name));

/** AWS JSON 1.0 and 1.1. */
export function judgeJson(answer: HttpAnswer): Verdict {
  const body = parse(answer);
  if (!body || !/^application\/x-amz-json-1\.[01]$/.test(answer.headers["content-type"] ?? "")) return `no JSON: ${shown(answer)}`;
  if (answer.status === 200) return undefined;
  const name = body["__type"];
  if (isName(name) && answer.headers["x-amzn-errortype"] === name && typeof body["message"] === "string" && refuses(answer.status, name)) return undefined;
  return `no named error: ${shown(answer)}`;
}

/** REST JSON, as Polly speaks it. */
export function judgeRestJson(answer: HttpAnswer): Verdict {
  // A text without a word has no speech marks.
  const mayBeEmpty = answer.headers["content-type"] === "application/x-json-stream";
  if (answer.status === 200) return answer.body.length > 0 || mayBeEmpty ? undefined : "an empty answer";
  const name = answer.headers["x-amzn-errortype"];
  if (isName(name) && typeof parse(answer)?.["message"] === "string" && refuses(answer.status, name)) return undefined;
  return `no named error: ${shown(answer)}`;
}

/** REST XML, as S3 speaks it. */
export function judgeXml(answer: HttpAnswer, method: string): Verdict {
  const { status, headers, body } = answer;
  if ((status >= 200 && status < 300) || status === 304) return undefined;
  if (method === "HEAD") return status < 500 || status === 501 ? undefined : `a fault: ${status}`;
  const name = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<Error><Code>(\w+)<\/Code><Message>/.exec(body.toString("utf8"))?.[1];
  if (isName(name) && headers["content-type"] === "application/xml" && refuses(status, name)) return undefined;
  return `no named error: ${shown(answer)}`;
}

/** GraphQL's answer, or its errors alone. A function that did not foresee its input says `ServiceUnavailable`. */
export function judgeGraphQL(answer: HttpAnswer): Verdict {
  const body = parse(answer);
  if (!body) return `no JSON: ${shown(answer)}`;
  const errors = (body["errors"] ?? []) as unknown;
  if (!Array.isArray(errors)) return `errors are no list: ${shown(answer)}`;
  if (answer.status === 200) {
    if (!("data" in body)) return `no data: ${shown(answer)}`;
    return (errors as unknown[]).every(isGraphQLError) ? undefined : `no named error: ${shown(answer)}`;
  }
  if (answer.status >= 400 && answer.status < 500 && errors.length > 0 && (errors as unknown[]).every((error) => isGraphQLError(error) && isName(error.errorType))) return undefined;
  return `no named error: ${shown(answer)}`;
}

export function isGraphQLError(error: unknown): error is { errorType?: unknown; message: string } {
  if (typeof error !== "object" || error === null || !("message" in error) || typeof error.message !== "string") return false;
  const type = "errorType" in error ? error.errorType : undefined;
  return type !== "InternalFailure" && type !== "Code" && !/Something went wrong on our side|Internal ?Error/.test(error.message);
}
