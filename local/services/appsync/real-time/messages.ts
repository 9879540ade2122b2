import type { IncomingHttpHeaders } from "node:http";
import { badRequest, RequestError } from "../execution/request-error.ts";

export interface StartMessage {
  readonly type: "start";
  readonly id: string;
  /** The GraphQL request as JSON text; a signature is over exactly this text. */
  readonly data: string;
  readonly authorization: IncomingHttpHeaders;
}

export type Message = { readonly type: "connection_init" } | StartMessage | { readonly type: "stop"; readonly id: string };

/** Throws RequestError for what the protocol does not have. */
export function readMessage(text: string): Message {
  const message = parseObject(text);
  const { type, id, payload } = message;
  if (type === "connection_init") return { type };
  if (type !== "start" && type !== "stop") {
    const name = typeof type === "string" ? type : "A message without a type is";
    throw new RequestError("UnsupportedOperation", `${name} not supported through the realtime channel`);
  }
  if (typeof id !== "string" || id === "" || id.length > 128) throw badRequest("The message has no id.");
  if (type === "stop") return { type, id };
  const { data, extensions } = asObject(payload);
  const authorization = asObject(asObject(extensions)["authorization"]);
  if (typeof data !== "string") throw badRequest("The payload has no data.");
  return { type, id, data, authorization: lowerCase(authorization) };
}

/** The connection's authorization: a subprotocol `header-BASE64URL`, or `?header=BASE64` of older clients. Undefined for neither. */
export function readConnectionHeader(subprotocols: string | undefined, query: URLSearchParams): IncomingHttpHeaders | undefined {
  const subprotocol = (subprotocols ?? "")
    .split(",")
    .map((each) => each.trim())
    .find((each) => each.startsWith("header-"));
  const encoded = subprotocol?.slice("header-".length) ?? query.get("header");
  if (!encoded) return undefined;
  try {
    return lowerCase(asObject(JSON.parse(Buffer.from(encoded, "base64").toString("utf8"))));
  } catch {
    return undefined;
  }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return asObject(JSON.parse(text));
  } catch {
    throw badRequest("The message is no JSON object.");
  }
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw badRequest("The message is malformed.");
  return value as Record<string, unknown>;
}

const lowerCase = (headers: Record<string, unknown>): IncomingHttpHeaders =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name.toLowerCase(), value]] : [])),
  );
