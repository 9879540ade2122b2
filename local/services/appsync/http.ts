import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError } from "../../gateway/aws-error.ts";
import { readBody } from "../../gateway/read-body.ts";
import type { Authenticate } from "./authorization/authenticate.ts";
import type { ExecuteRequest } from "./execution/engine.ts";
import type { Trace } from "../interfaces.ts";
import { readRequest } from "./execution/read-request.ts";
import { badRequest, RequestError } from "./execution/request-error.ts";

/** The most that AppSync reads of a request. */
const limitBytes = 1_048_576;

export type TraceOf = (request: IncomingMessage) => Trace | undefined;

/** `POST /graphql`. Every error is answered in AppSync's form; only a fault of the local cloud rejects. */
export function createHttpHandler(authenticate: Authenticate, execute: ExecuteRequest, traceOf?: TraceOf) {
  async function answer(request: IncomingMessage): Promise<unknown> {
    if (request.method !== "POST") throw badRequest("Only POST requests are supported.");
    const body = await readBody(request, limitBytes);
    const { headers } = request;
    const caller = await authenticate({ headers, url: request.url ?? "/graphql", body, sourceIp: sourceIpOf(request) });
    return execute(readRequest(body.toString("utf8")), caller, { headers: plainHeaders(request), domainName: null }, traceOf?.(request));
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      write(response, 200, await answer(request));
    } catch (error) {
      const { status, errorType, message } = refusal(error);
      response.setHeader("x-amzn-errortype", errorType);
      write(response, status, { errors: [{ errorType, message }] });
    }
  };
}

export function refusal(error: unknown): { status: number; errorType: string; message: string } {
  if (error instanceof RequestError) return error;
  if (error instanceof AwsError) return { status: error.status, errorType: error.code, message: error.message };
  throw error;
}

function write(response: ServerResponse, status: number, answer: unknown): void {
  const body = JSON.stringify(answer);
  response.writeHead(status, { "content-type": "application/json;charset=UTF-8", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

export function sourceIpOf({ socket }: IncomingMessage): string {
  return (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
