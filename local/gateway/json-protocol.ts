import type { IncomingMessage, ServerResponse } from "node:http";
import { crc32 } from "node:zlib";
import type { SignatureVerifier, Principal } from "../authentication/principal.ts";
import { AwsError } from "./aws-error.ts";
import { readBody } from "./read-body.ts";
import type { Service } from "./service.ts";

export type JsonOperation = (input: never, caller: Principal | undefined) => Promise<unknown>;

export interface JsonProtocol {
  readonly name: string;
  /** What stands before the dot of `x-amz-target`. */
  readonly targetPrefix: string;
  readonly operations: Readonly<Record<string, JsonOperation>>;
  /** Given: every call must be signed. Left out: the API is public, as most of Cognito's is. */
  readonly signatures?: SignatureVerifier;
  /** Throws `AccessDeniedException` where the caller may not. Asked of every signed call of an operation that there is. */
  readonly authorize?: (operation: string, input: object, caller: Principal) => void;
  /** The service that signatures must be scoped to (`translate`, `dynamodb`); left out: any. */
  readonly signingName?: string;
  readonly limitBytes?: number;
  /** 1.1 if left out; DynamoDB speaks 1.0, and adds a checksum of the body. */
  readonly jsonVersion?: "1.0" | "1.1";
  /** Headers of every answer, such as `server`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A service that speaks AWS JSON 1.1 (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html). */
export function jsonProtocolService(protocol: JsonProtocol): Service {
  const {
    name,
    targetPrefix,
    operations,
    signatures,
    limitBytes = 1_000_000,
    jsonVersion = "1.1",
    headers = {},
  } = protocol;

  async function call(request: IncomingMessage): Promise<unknown> {
    const operationName = targetOf(request).slice(targetPrefix.length + 1);
    const operation = Object.hasOwn(operations, operationName) ? operations[operationName] : undefined;
    const body = await readBody(request, limitBytes);
    const caller =
      signatures &&
      (await signatures.verify({
        method: request.method ?? "POST",
        url: request.url ?? "/",
        headers: request.headers,
        sourceIp: request.socket.remoteAddress,
        body,
        service: protocol.signingName,
      }));
    if (!operation)
      throw new AwsError("NotEmulated", `${name} does not emulate ${operationName || "this request"}.`, 501);
    const input = parse(body);
    if (caller) protocol.authorize?.(operationName, input, caller);
    return operation(input as never, caller);
  }

  return {
    name,
    handles: (request) => request.method === "POST" && targetOf(request).startsWith(`${targetPrefix}.`),
    async handle(request, response) {
      try {
        writeJson(response, 200, (await call(request)) ?? {}, headers, jsonVersion);
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        writeJson(
          response,
          error.status,
          { __type: error.code, message: error.message, ...error.members },
          {
            ...headers,
            "x-amzn-errortype": error.code,
          },
          jsonVersion,
        );
      }
    },
  };
}

function targetOf(request: IncomingMessage): string {
  const target = request.headers["x-amz-target"];
  return typeof target === "string" ? target : "";
}

function parse(body: Buffer): object {
  try {
    const input: unknown = JSON.parse(body.toString("utf8") || "{}");
    if (typeof input === "object" && input !== null && !Array.isArray(input)) return input;
  } catch {
    // Named below, as for any other body that is not an object.
  }
  throw new AwsError("SerializationException", "The body is not a JSON object.");
}

function writeJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string>,
  version: string,
): void {
  const body = JSON.stringify(value);
  const checksum = version === "1.0" ? { "x-amz-crc32": String(crc32(body)) } : {};
  // With the length known, Node sends head and body in one piece.
  const length = { "content-type": `application/x-amz-json-${version}`, "content-length": Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...checksum, ...length });
  response.end(body);
}
