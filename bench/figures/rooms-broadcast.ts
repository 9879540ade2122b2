/** The yardstick of rooms, in a process of its own: whatever one socket sends, a bare `ws` server sends to all. */
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
server.on("connection", (socket) => {
  socket.on("message", (text: Buffer) => {
    const payload = text.toString();
    for (const client of server.clients) client.send(payload);
  });
});
server.on("listening", () => process.send?.((server.address() as AddressInfo).port));
