import type { Plugin } from "vite";

/** Takes itself away, and shows every open page anew: from the network, where the development server is. */
const leaving = `
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      await self.registration.unregister();
      for (const page of await self.clients.matchAll({ type: "window" })) page.navigate(page.url);
    })(),
  ),
);
`;

/** A browser that had Parley from `npm start` on this port keeps showing that, unless its worker is told to go. */
export function noWorker(): Plugin {
  return {
    name: "parley:no-worker",
    configureServer(server) {
      server.middlewares.use("/sw.js", (_request, response) => {
        response.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" }).end(leaving);
      });
    },
  };
}
