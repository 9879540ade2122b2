/**
 * The app, kept on the device: every file of this build is fetched when the worker is installed, and answered from there.
 * What is said and kept never passes through here: requests to the API, WebSockets and audio go to the network untouched.
 */
import { cacheNames } from "workbox-core";
import { ExpirationPlugin } from "workbox-expiration";
import { PrecacheController, PrecacheRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { CacheFirst, NetworkFirst } from "workbox-strategies";
import { isOwnPage } from "./own-pages.ts";

declare const self: ServiceWorkerGlobalScope;

const outputs = "/amplify_outputs.json";

const app = new PrecacheController();
app.addToCacheList(self.__WB_MANIFEST);

// A backend that changed is noticed; one that does not answer is the one it was.
const configuration = new NetworkFirst({
  cacheName: `configuration-${cacheNames.suffix}`,
  networkTimeoutSeconds: 3,
  plugins: [{ fetchDidSucceed: async ({ response }) => (response.ok ? response : Promise.reject(new Error(`${response.status}`))) }],
});
// A person reads one or two alphabets of the many that the fonts have.
const alphabets = new CacheFirst({
  cacheName: `alphabets-${cacheNames.suffix}`,
  plugins: [new ExpirationPlugin({ maxEntries: 16, purgeOnQuotaError: true })],
});

registerRoute(new PrecacheRoute(app, { directoryIndex: "", cleanURLs: false, ignoreURLParametersMatching: [] }));
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === "navigate" && isOwnPage(url.pathname),
  app.createHandlerBoundToURL("/index.html"),
);
registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname === outputs, configuration);
registerRoute(({ url, sameOrigin }) => sameOrigin && /^\/assets\/[^/]+\.woff2$/.test(url.pathname), alphabets);
// What is left of the assets is an older version's, whose tab is still open: the server may not have them any more.
registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/assets/"), app.strategy);

self.addEventListener("install", (event) => {
  // The page asked for its configuration before there was a worker: it is fetched for the next time.
  const [, configured] = configuration.handleAll({ event, request: new Request(outputs, { cache: "no-cache" }) });
  event.waitUntil(Promise.all([app.install(event), configured.catch(() => undefined)]));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
  event.waitUntil(tidy(event));
});

// A new version waits until somebody asks for it, or until the last tab of the old one is closed.
self.addEventListener("message", (event) => {
  if ((event.data as { type?: unknown } | null)?.type === "SKIP_WAITING") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") event.waitUntil(tidy(event));
});

/** Lets go of what older versions left, once none of their tabs can be open: at the first page of all. */
async function tidy(event: ExtendableEvent): Promise<void> {
  const { installing, waiting } = self.registration;
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // A newer version has put its files beside ours already: those are not to be let go.
  if (!installing && !waiting && open.length === 0) await app.activate(event);
}
