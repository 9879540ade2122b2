import { createServer, type IncomingMessage } from "node:http";
import { connect as connectHttp2 } from "node:http2";
import { connect, type AddressInfo, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { afterEach, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { AwsError } from "./aws-error.ts";
import { createGateway, type GatewayOptions } from "./gateway.ts";
import { readBody } from "./read-body.ts";
import type { Service } from "./service.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const service = (path: string, handle: Service["handle"], more: Partial<Service> = {}): Service => {
  return { name: path, handles: (request) => request.url?.startsWith(path) ?? false, handle, ...more };
};
const echo = service("/echo", async (request, response) => {
  const body = await readBody(request, 1_000_000);
  response.end(`${request.httpVersion} ${request.method} ${request.headers.host !== undefined} ${body.length}`);
});

async function serve(services: readonly Service[], more: Partial<GatewayOptions> = {}) {
  const logged: string[] = [];
  const gateway = createGateway({ services, log: (line) => void logged.push(line), ...more });
  const port = await gateway.listen(0, "127.0.0.1");
  closers.push(() => gateway.close());
  return { gateway, port, logged, origin: `http://127.0.0.1:${port}` };
}

/** What the server sends until it closes the connection. */
async function exchange(port: number, talk: (socket: Socket) => void): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  closers.push(() => socket.destroy());
  let heard = "";
  socket.on("data", (chunk) => (heard += chunk.toString("latin1")));
  socket.on("error", () => undefined);
  talk(socket);
  await new Promise((closed) => socket.once("close", closed));
  return heard;
}

it("serves HTTP/1.1 and HTTP/2 on the same port", async () => {
  const { origin } = await serve([echo]);
  expect(await (await fetch(`${origin}/echo`, { method: "POST", body: "1234" })).text()).toBe("1.1 POST true 4");
  const session = connectHttp2(origin);
  closers.push(() => session.destroy());
  const stream = session.request({ ":path": "/echo", ":method": "POST" });
  let answer = "";
  stream.setEncoding("utf8").on("data", (chunk: string) => (answer += chunk));
  stream.end(Buffer.alloc(200_000));
  await new Promise((ended) => stream.once("end", ended));
  expect(answer).toBe("2.0 POST true 200000");
});

it("waits for the protocol of a client that sends byte by byte", async () => {
  const { port } = await serve([echo]);
  const answer = await exchange(port, (socket) => {
    const bytes = Array.from("POST /echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n\r\nhi");
    socket.setNoDelay(true);
    const next = () => {
      const byte = bytes.shift();
      if (byte !== undefined) socket.write(byte, () => setImmediate(next));
    };
    next();
  });
  expect(answer).toContain("1.1 POST true 2");
});

it("serves several requests of one connection, sent at once", async () => {
  const { port } = await serve([echo]);
  const request = "GET /echo HTTP/1.1\r\nhost: x\r\n\r\n";
  const answer = await exchange(port, (socket) =>
    socket.write(request + request + request.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n")),
  );
  expect(answer.match(/1\.1 GET true 0/g)).toHaveLength(3);
});

it("gives every answer a request id, and what no service takes to the fallback", async () => {
  const { origin } = await serve([echo], { fallback: { handle: async (_, response) => void response.end("page") } });
  const answer = await fetch(`${origin}/other`);
  expect(await answer.text()).toBe("page");
  expect(answer.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
});

it("writes a service's errors, logs the unexpected, and goes on serving", async () => {
  const known = service("/known", () => Promise.reject(new AwsError("LimitExceededException", "Too many.", 429)));
  const broken = service("/broken", () => Promise.reject(new TypeError("boom")));
  const thrown = service("/thrown", () => {
    throw new TypeError("at once");
  });
  const { origin, logged } = await serve([known, broken, thrown, echo]);
  const ask = async (path: string) => {
    const answer = await fetch(origin + path);
    return [
      answer.status,
      answer.headers.get("x-amzn-errortype"),
      ((await answer.json()) as { __type: string }).__type,
    ];
  };
  expect(await ask("/known")).toEqual([429, "LimitExceededException", "LimitExceededException"]);
  expect(await ask("/broken")).toEqual([500, "InternalFailure", "InternalFailure"]);
  expect(await ask("/thrown")).toEqual([500, "InternalFailure", "InternalFailure"]);
  expect(logged).toEqual([expect.stringContaining("boom"), expect.stringContaining("at once")]);
  expect((await fetch(`${origin}/echo`)).status).toBe(200);
});

it("answers 413 to a client that is still sending, on a connection that stays usable", async () => {
  const { origin } = await serve([echo]);
  for (const size of [1_000_001, 8_000_000]) {
    const answer = await fetch(`${origin}/echo`, { method: "POST", body: Buffer.alloc(size) });
    expect([answer.status, ((await answer.json()) as { __type: string }).__type]).toEqual([
      413,
      "RequestEntityTooLargeException",
    ]);
  }
  expect((await fetch(`${origin}/echo`)).status).toBe(200);
});

it("lets pages of other origins read, but for a service that says otherwise", async () => {
  const own = service("/own", async (_, response) => void response.end("mine"), { crossOrigin: false });
  const { origin } = await serve([own, echo]);
  const allowed = async (path: string) =>
    (await fetch(origin + path, { headers: { origin: "https://app.example" } })).headers.get(
      "access-control-allow-origin",
    );
  expect(await allowed("/echo")).toBe("*");
  expect(await allowed("/own")).toBeNull();
  const preflight = await fetch(`${origin}/`, {
    method: "OPTIONS",
    headers: {
      origin: "https://app.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,x-amz-target",
    },
  });
  expect([preflight.status, preflight.headers.get("access-control-allow-headers")]).toEqual([
    200,
    "authorization,x-amz-target",
  ]);
});

it("hands a WebSocket to its service, and refuses one that nobody takes", async () => {
  const sockets = new WebSocketServer({ noServer: true });
  sockets.on("connection", (socket) => socket.on("message", (data) => socket.send(data)));
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    sockets.handleUpgrade(request, socket, head, (accepted) => sockets.emit("connection", accepted, request));
  const { port, origin } = await serve([service("/live", async () => undefined, { upgrade }), echo]);
  const client = new WebSocket(`ws://127.0.0.1:${port}/live`);
  closers.push(() => client.terminate());
  await new Promise((open) => client.once("open", open));
  client.send("hello");
  expect(String(await new Promise((heard) => client.once("message", heard)))).toBe("hello");
  const refused = new WebSocket(`ws://127.0.0.1:${port}/echo`);
  expect(String(await new Promise((failed) => refused.once("error", failed)))).toContain("400");
  expect((await fetch(`${origin}/echo`)).status).toBe(200);
});

it("survives clients that send nonsense or leave", async () => {
  const { port, origin, logged } = await serve([echo]);
  expect(await exchange(port, (socket) => socket.write("PRINT /\r\n\r\n"))).toContain("400 Bad Request");
  expect(await exchange(port, (socket) => socket.write(`GET /${"x".repeat(40_000)} HTTP/1.1\r\n\r\n`))).toContain(
    "431",
  );
  await exchange(port, (socket) => socket.end());
  expect(await exchange(port, (socket) => socket.end("GET /echo HTTP/1.0\r\n\r\n"))).toContain("1.0 GET");
  await exchange(port, (socket) => socket.end("PRI * HT"));
  await exchange(port, (socket) =>
    socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nand this is no frame at all, I am afraid"),
  );
  await exchange(port, (socket) =>
    socket.write("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf", () => socket.destroy()),
  );
  expect((await fetch(`${origin}/echo`)).status).toBe(200);
  expect(logged).toEqual([]);
});

it("names an operation that no service has", async () => {
  const { origin } = await serve([echo]);
  const answer = await fetch(origin, { method: "POST", headers: { "x-amz-target": "Nothing.Here" } });
  expect([answer.status, answer.headers.get("x-amzn-errortype")]).toEqual([400, "UnknownOperationException"]);
});

it("cuts off a client that stops in the middle of its body", async () => {
  const { port, origin } = await serve([echo], { idleMs: 50 });
  await exchange(port, (socket) => socket.write("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf"));
  expect((await fetch(`${origin}/echo`)).status).toBe(200);
});

it("says when the port is taken", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  closers.push(() => other.close());
  await new Promise((listening) => other.once("listening", listening));
  const gateway = createGateway({ services: [], log: () => undefined });
  await expect(gateway.listen((other.address() as AddressInfo).port, "127.0.0.1")).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});

it("closes at once, open connections and running requests included", async () => {
  const stuck = service("/stuck", () => new Promise<void>(() => undefined));
  const { gateway, port, origin } = await serve([stuck, echo]);
  const idle = exchange(port, () => undefined);
  const pending = fetch(`${origin}/stuck`).catch(() => "ended");
  const session = connectHttp2(origin);
  session.on("error", () => undefined);
  await new Promise((connected) => session.once("connect", connected));
  await fetch(`${origin}/echo`);
  await gateway.close();
  expect([await pending, await idle]).toEqual(["ended", ""]);
});
