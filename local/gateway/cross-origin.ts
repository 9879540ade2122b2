import type { IncomingMessage, ServerResponse } from "node:http";

/** AWS's APIs let pages of any origin call them: what protects them is the signature or the token, never a cookie. */
export function letAnyOriginRead(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.origin === undefined) return;
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader(
    "access-control-expose-headers",
    "x-amzn-RequestId, x-amzn-ErrorType, x-amzn-ErrorMessage, Date, Server",
  );
}

export function isPreflight(request: IncomingMessage): boolean {
  const { origin, "access-control-request-method": method } = request.headers;
  return request.method === "OPTIONS" && origin !== undefined && method !== undefined;
}

export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  const { "access-control-request-headers": headers = "*", "access-control-request-method": method = "*" } =
    request.headers;
  response.writeHead(200, {
    "access-control-allow-origin": "*",
    "access-control-allow-headers": headers,
    "access-control-allow-methods": method,
    "access-control-max-age": "172800",
    "content-length": "0",
  });
  response.end();
}
