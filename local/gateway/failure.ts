import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError } from "./aws-error.ts";

/** Answers for a service that rejected: its AwsError, or `InternalFailure` and a line in the log. */
export function answerFailure(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  log: (message: string) => void,
): void {
  if (hasLeft(request, response)) return void response.destroy();
  const known = error instanceof AwsError;
  if (!known) {
    log(
      `${request.method ?? ""} ${(request.url ?? "").split("?")[0] ?? ""} failed: ${error instanceof Error ? error.stack : String(error)}`,
    );
  }
  if (response.headersSent) return void response.destroy();
  const { code, message, status, members } = known
    ? error
    : new AwsError("InternalFailure", "The local cloud failed; its log says why.", 500);
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1", "x-amzn-errortype": code });
  response.end(JSON.stringify({ __type: code, message, ...members }));
}

/** Whether the client is gone: nobody hears an answer, and a failure is its own doing. */
export function hasLeft(request: IncomingMessage, response: ServerResponse): boolean {
  return response.destroyed || response.closed || (request.destroyed && !request.complete);
}
