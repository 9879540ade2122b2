import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttp2Server } from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { AwsError } from "./aws-error.ts";
import { answerPreflight, isPreflight, letAnyOriginRead } from "./cross-origin.ts";
import { routeByProtocol } from "./http2-preface.ts";
import type { Service } from "./service.ts";
import { answerFailure } from "./failure.ts";

export interface Gateway {
  /** Resolves with the port, once requests can be served; rejects with Node's error (`EADDRINUSE`, ...). */
  listen(port: number, host: string): Promise<number>;
  /** Ends every open connection. */
  close(): Promise<void>;
  /** 0 until it listens. */
  readonly port: number;
}

export interface GatewayOptions {
  /** The first that handles a request gets it. */
  readonly services: readonly Service[];
  /** Gets what no service takes: the front end. */
  readonly fallback?: Pick<Service, "handle" | "upgrade">;
  readonly log: (message: string) => void;
  /** After how long without a byte, in or out, a client is cut off; WebSockets are not. */
  readonly idleMs?: number;
  /** Told of each request that a service takes, before it does. */
  readonly onRequest?: (service: Service, request: IncomingMessage, response: ServerResponse) => void;
}

const maxHeaderBytes = 32_768; // A presigned URL carries a session token of about 1 kB, and browsers add cookies.
const uploadGraceMs = 5_000;
const mostConnections = 5_000;

/** One TCP port for HTTP/1.1, HTTP/2 without TLS (Polly's client starts with it), and WebSocket upgrades. */
export function createGateway(options: GatewayOptions): Gateway {
  const { services, fallback, log, idleMs = 120_000 } = options;
  const sockets = new Set<Socket>();
  let port = 0;

  async function dispatch(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.headers.host ??= authorityOf(request);
    const service = services.find((candidate) => candidate.handles(request));
    if (!service && isPreflight(request)) {
      answerPreflight(request, response);
      return;
    }
    if (service && service.crossOrigin !== false) letAnyOriginRead(request, response);
    if (service) options.onRequest?.(service, request, response);
    const target = service ?? fallback;
    if (!service && request.headers["x-amz-target"] !== undefined) throw new AwsError("UnknownOperationException", "The operation is not one of a service of this cloud.");
    if (target) return target.handle(request, response);
    response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader("x-amzn-requestid", randomUUID());
    request.on("error", () => undefined); // The client went away; whoever reads the body hears of it there.
    response.on("error", () => undefined);
    response.on("finish", () => endUpload(request));
    dispatch(request, response).catch((error: unknown) => answerFailure(error, request, response, log));
  }

  const http1 = createServer(
    { maxHeaderSize: maxHeaderBytes, headersTimeout: 20_000, requestTimeout: 300_000, keepAliveTimeout: 75_000 },
    answer,
  );
  http1.maxConnections = mostConnections;
  http1.timeout = idleMs;
  const http2 = createHttp2Server({ settings: { maxHeaderListSize: maxHeaderBytes } });
  // Node's compatibility API gives these the shape of IncomingMessage and ServerResponse, but not their types.
  http2.on("request", answer as never);
  http2.on("sessionError", () => undefined);
  http2.on("session", (session) => session.setTimeout(300_000, () => session.close()));

  routeByProtocol(http1, http2);
  http1.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
  });

  http1.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const target = services.find((candidate) => candidate.handles(request)) ?? fallback;
    try {
      if (target?.upgrade) target.upgrade(request, socket, head);
      else refuseUpgrade(socket, "400 Bad Request");
    } catch (error) {
      log(`Upgrade of ${request.url ?? ""} failed: ${describe(error)}`);
      refuseUpgrade(socket, "500 Internal Server Error");
    }
  });

  return {
    get port() {
      return port;
    },
    listen: (wanted, host) =>
      new Promise((resolve, reject) => {
        http1.once("error", reject);
        http1.listen(wanted, host, () => {
          http1.off("error", reject);
          http1.on("error", (error) => log(`The server failed: ${describe(error)}`));
          port = (http1.address() as AddressInfo).port;
          resolve(port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        http1.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/**
 * An answer that came before the body was read (413, 403) must reach a client that is still sending: the rest is read
 * and dropped, for a while. Closing at once would reset the connection and lose the answer.
 */
function endUpload(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  request.resume();
  const timer = setTimeout(() => request.destroy(), uploadGraceMs).unref();
  request.once("close", () => clearTimeout(timer));
  request.once("end", () => clearTimeout(timer));
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => socket.destroy());
}

function authorityOf(request: IncomingMessage): string | undefined {
  const authority = request.headers[":authority"];
  return typeof authority === "string" ? authority : undefined;
}

const describe = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
