import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { readOutputs } from "../../e2e/support/amplify-client.ts";
import { choose, signInOnPage, sourceOf, targetOf } from "../../e2e/support/journey.ts";
import { signUp } from "../../e2e/support/person.ts";
import type { Product } from "../../e2e/support/product.ts";
import { kept } from "../../e2e/support/service-worker.ts";
import config from "../../playwright.config.ts";
import type { Figure } from "../figure.ts";
import { inTurn, median } from "../measure.ts";

const rounds = 9;
const phrase = "The house is big.";

/**
 * From the address to a kept phrase that can be read, with the network cut: each time a browser that has just been started
 * and finds everything on the disk. Beside it the least that any page of a worker needs, measured in turn.
 */
export async function offlineStart({ origin }: Product): Promise<readonly Figure[]> {
  const profile = await mkdtemp(join(tmpdir(), "parley-bench-profile-"));
  const hello = await serveHello();
  try {
    await inBrowser(profile, async (tab) => {
      await keepPhrase(tab, origin);
      await tab.goto(hello.origin);
      await kept(tab);
    });
    const times = { page: [] as number[], hello: [] as number[] };
    await inTurn(
      rounds,
      async () => times.page.push(await coldStart(profile, `${origin}/phrases`, phrase)),
      async () => times.hello.push(await coldStart(profile, hello.origin, "hello")),
    );
    return [
      {
        name: `cold start offline to first phrase on screen, median of ${rounds}`,
        measured: median(times.page) / 1000,
        unit: "s",
        bound: 1,
        yardstick: `a page of one word from a bare worker: ${(median(times.hello) / 1000).toFixed(2)} s; slowest: ${(Math.max(...times.page) / 1000).toFixed(2)} s`,
      },
    ];
  } finally {
    await hello.close();
    await rm(profile, { recursive: true, force: true });
  }
}

async function keepPhrase(tab: Page, origin: string): Promise<void> {
  const person = await signUp(origin, await readOutputs(origin));
  await tab.goto(origin);
  await signInOnPage(tab, person);
  await choose(tab, "to", "Spanish");
  await sourceOf(tab).fill(phrase);
  await targetOf(tab).getByText("casa").waitFor();
  await tab.getByRole("button", { name: "Keep this" }).click();
  await tab.goto(`${origin}/phrases`);
  await tab.getByText(phrase).first().waitFor();
  await kept(tab);
}

/** Milliseconds from the start of the navigation to the frame that shows the words, by the page's own clock. */
async function coldStart(profile: string, address: string, words: string): Promise<number> {
  return inBrowser(profile, async (tab, context) => {
    await context.setOffline(true);
    await tab.addInitScript((expected) => {
      new MutationObserver((_changes, observer) => {
        if (!document.querySelector("body")?.textContent.includes(expected)) return;
        observer.disconnect();
        requestAnimationFrame(() => Object.assign(window, { shownAt: performance.now() }));
      }).observe(document, { subtree: true, childList: true, characterData: true });
    }, words);
    await tab.goto(address);
    const shown = await tab.waitForFunction(() => (window as Window & { shownAt?: number }).shownAt);
    return Number(await shown.jsonValue());
  });
}

/** A browser process of its own, on the same profile. */
async function inBrowser<T>(profile: string, work: (tab: Page, context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, { ...config.use?.launchOptions, locale: "en-GB" });
  try {
    return await work(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** A worker that keeps one page, and the page. */
async function serveHello(): Promise<{ origin: string; close: () => Promise<void> }> {
  const files: Readonly<Record<string, readonly [string, string]>> = {
    "/": ["text/html", "<!doctype html><title>hello</title><p>hello<script>navigator.serviceWorker.register('/sw.js')</script>"],
    "/sw.js": [
      "text/javascript",
      `addEventListener("install", (event) => event.waitUntil(caches.open("hello").then((cache) => cache.add("/"))));
       addEventListener("activate", (event) => event.waitUntil(clients.claim()));
       addEventListener("fetch", (event) => event.respondWith(caches.match("/")));`,
    ],
  };
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? "/"] ?? [];
    response.writeHead(body === undefined ? 404 : 200, { "content-type": type ?? "text/plain" }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
