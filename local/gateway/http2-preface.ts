import type { Server } from "node:http";
import type { Http2Server } from "node:http2";
import type { Socket } from "node:net";

const preface = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
const firstByteMs = 60_000; // Browsers open connections ahead of need.

/** Gives every connection of `http1` that begins with the HTTP/2 preface (RFC 9113, 3.4) to `http2` instead. */
export function routeByProtocol(http1: Server, http2: Http2Server): void {
  const serveHttp1 = http1.listeners("connection") as ((this: Server, socket: Socket) => void)[];
  http1.removeAllListeners("connection");
  http1.on("connection", (socket: Socket) => {
    socket.setTimeout(firstByteMs, () => socket.destroy());
    sniff(socket, (isHttp2) => {
      socket.setTimeout(0);
      socket.removeAllListeners("timeout");
      if (isHttp2) http2.emit("connection", socket);
      else for (const serve of serveHttp1) serve.call(http1, socket);
    });
  });
}

function sniff(socket: Socket, decided: (isHttp2: boolean) => void): void {
  let seen: Buffer = Buffer.alloc(0);
  const left = () => socket.destroy(); // Without having said which protocol it speaks.
  const look = () => {
    const chunk = socket.read() as Buffer | null;
    if (!chunk) return;
    seen = Buffer.concat([seen, chunk]);
    const length = Math.min(seen.length, preface.length);
    const matches = seen.subarray(0, length).equals(preface.subarray(0, length));
    if (matches && length < preface.length) return;
    socket.off("readable", look);
    socket.off("end", left);
    socket.unshift(seen);
    decided(matches);
  };
  socket.on("readable", look);
  socket.on("end", left);
}
