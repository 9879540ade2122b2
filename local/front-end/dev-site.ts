import { createServer as createHttpServer } from "node:http";
import type { GatewayOptions } from "../gateway/gateway.ts";
import { noWorker } from "./no-worker.ts";
import { plainWebSocket } from "./plain-websocket.ts";

export type FrontEnd = NonNullable<GatewayOptions["fallback"]> & { close?(): Promise<void> };

/** Vite's development server on the cloud's own port: modules as they stand in `src/`, replaced in the page when they change. */
export async function serveDevSite(root: string): Promise<FrontEnd & { close(): Promise<void> }> {
  const { createServer } = await import("vite");
  // Vite takes WebSocket upgrades from an http.Server. This one never listens: the gateway hands upgrades to it.
  const upgrades = createHttpServer();
  const vite = await createServer({
    root,
    appType: "spa",
    plugins: [plainWebSocket(), noWorker()],
    optimizeDeps: { rolldownOptions: { plugins: [plainWebSocket()] } },
    server: {
      middlewareMode: true,
      hmr: { server: upgrades },
      // The cloud writes these while it runs: nothing of the page.
      watch: { ignored: ["**/.parley/**", "**/.amplify/**", "**/amplify_outputs.json*", "**/amplify/**"] },
    },
    clearScreen: false,
  });
  return {
    handle: (request, response) =>
      new Promise((resolve) => {
        response.once("close", resolve);
        vite.middlewares(request, response, () => response.writeHead(404).end());
      }),
    upgrade: (request, socket, head) => void upgrades.emit("upgrade", request, socket, head),
    close: () => vite.close(),
  };
}
