import { Agent, request as httpRequest } from "node:http";
import { connect } from "node:net";

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface HttpInput {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export type Exchange = (input: HttpInput) => Promise<HttpAnswer>;

/** Asks on connections that stay open. Only what Node's client can send: for the rest there is `exchangeBytes`. */
export function createExchange(port: number): { exchange: Exchange; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const exchange: Exchange = ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const sent = { ...headers, "content-length": headers["content-length"] ?? String(body.length) };
      const request = httpRequest({ host: "127.0.0.1", port, agent, method, path, headers: sent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const named = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
          resolve({ status: response.statusCode ?? 0, headers: named, body: Buffer.concat(chunks) });
        });
      });
      request.on("error", reject);
      request.end(body);
    });
  return { exchange, close: () => agent.destroy() };
}

/** Sends bytes as they are, says that there are no more, and answers all that comes back until the server closes. */
export function exchangeBytes(port: number, parts: readonly Buffer[]): Promise<Buffer> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", () => undefined); // Reset by a server that had enough: what it said before counts.
    socket.on("close", () => resolve(Buffer.concat(chunks)));
    socket.on("end", () => socket.end());
    for (const part of parts) socket.write(part);
    socket.end();
  });
}
