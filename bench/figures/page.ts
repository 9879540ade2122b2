import { gzipSync } from "node:zlib";
import { chromium, type Page } from "@playwright/test";
import type { Product } from "../../e2e/support/product.ts";
import { createApertium } from "../../local/engines/translation/apertium.ts";
import config from "../../playwright.config.ts";
import type { Figure } from "../figure.ts";
import { median, timed } from "../measure.ts";

const sentences = [
  "The bus leaves at ten past four.",
  "Where can I buy a ticket?",
  "My son has a fever.",
  "Please sign here and here.",
  "The school opens on Monday.",
  "I do not eat meat.",
  "The key is on the table.",
  "How much is the bread?",
  "She lives near the river.",
  "We need a room for two nights.",
];

interface Timing {
  /** From the keystroke's event to the first frame that shows another translation. */
  readonly total: number;
  /** From the keystroke's event to the request: the page's own wait for the next letter. */
  readonly debounce: number;
}

/** What the page costs to load, and how long a keystroke takes to the translation on screen, in Chromium. */
export async function page({ origin }: Product): Promise<readonly Figure[]> {
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    // What the service worker fetches for the next time, in its own time, is not what this page waits for.
    const scripts = await loadedScripts(await browser.newPage({ serviceWorkers: "block" }), origin);
    const tab = await browser.newPage();
    const timings = await keystrokes(tab, origin);
    const engine = await bareEngine();
    const above = timings.map(({ total, debounce }) => total - debounce);
    return [
      {
        name: "JavaScript (gzip) until the page is drawn and can be typed into",
        measured: scripts.untilDrawn,
        unit: "kB",
        bound: 95,
        yardstick: "React 19 alone: 68.6 kB",
      },
      {
        name: "JavaScript (gzip) until a guest has a translation",
        measured: scripts.untilTranslated,
        unit: "kB",
        bound: 190,
        yardstick: "React and the bare `aws-amplify` data client: 124 kB",
      },
      {
        name: "keystroke to translation on screen in Chromium (debounce excluded), p50",
        measured: median(above),
        unit: "ms",
        bound: 60,
        yardstick: `the bare warm engine: ${median(engine).toFixed(1)} ms; the debounce: ${median(timings.map((t) => t.debounce)).toFixed(0)} ms`,
      },
    ];
  } finally {
    await browser.close();
  }
}

/** Everything the browser fetched as script, compressed as a server does; what it fetches ahead of need is counted too. */
async function loadedScripts(tab: Page, origin: string) {
  let kilobytes = 0;
  const bodies: Promise<void>[] = [];
  tab.on("response", (response) => {
    if (response.request().resourceType() !== "script" && !response.url().endsWith(".js")) return;
    bodies.push(
      response.body().then((body) => {
        kilobytes += gzipSync(body, { level: 9 }).length / 1000;
      }),
    );
  });
  // Chunks asked for after the first paint are held back until the page has been typed into.
  const early = new Set<string>();
  const html = await (await fetch(origin)).text();
  for (const [, address] of html.matchAll(/(?:src|href)="([^"]+\.js)"/g)) early.add(new URL(address ?? "", origin).href);
  let release = () => {};
  const typed = new Promise<void>((done) => (release = done));
  await tab.route("**/*.js", async (route) => {
    if (!early.has(route.request().url())) await typed;
    await route.continue();
  });
  await tab.goto(origin);
  const field = tab.getByRole("textbox", { name: "Your text" });
  await field.pressSequentially("Good", { delay: 30 });
  await tab.waitForFunction(() => document.querySelector("textarea")?.value === "Good");
  await Promise.all(bodies);
  const untilDrawn = kilobytes;

  release();
  await field.pressSequentially(" morning, doctor.", { delay: 30 });
  await tab.waitForFunction(() => document.querySelector("section:nth-of-type(2) [lang]")?.textContent);
  await Promise.all(bodies);
  await tab.close();
  return { untilDrawn, untilTranslated: kilobytes };
}

/** Each sentence is typed but for its full stop; the full stop is the keystroke that is timed. */
async function keystrokes(tab: Page, origin: string): Promise<Timing[]> {
  await tab.goto(origin);
  const field = tab.getByRole("textbox", { name: "Your text" });
  await field.fill("Hello, good morning to you.");
  const shown = "section:nth-of-type(2) [data-words]";
  await tab.waitForFunction((selector) => document.querySelector(selector)?.textContent, shown);
  const timings: Timing[] = [];
  for (const sentence of sentences) {
    await field.fill(sentence.slice(0, -1).replace(/\w+$/, ""));
    await tab.waitForTimeout(1_500);
    await tab.evaluate((selector) => {
      const state = { keyAt: 0, sentAt: 0, shownAt: 0 };
      Object.assign(window, { benchState: state });
      const original = window.fetch.bind(window);
      window.fetch = (...request) => {
        const url = request[0] instanceof Request ? request[0].url : String(request[0]);
        if (url.includes("/graphql") && state.sentAt === 0) state.sentAt = performance.now();
        return original(...request);
      };
      document.querySelector("textarea")?.addEventListener("input", () => (state.keyAt ||= performance.now()), { once: true });
      const output = document.querySelector(selector);
      const before = output?.textContent;
      const observer = new MutationObserver(() => {
        if (output?.textContent === before || state.shownAt) return;
        requestAnimationFrame(() => (state.shownAt ||= performance.now()));
        observer.disconnect();
        window.fetch = original;
      });
      if (output) observer.observe(output, { subtree: true, childList: true, characterData: true });
    }, shown);
    await field.fill(sentence);
    await tab.waitForFunction(() => (window as unknown as { benchState: { shownAt: number } }).benchState.shownAt > 0);
    timings.push(
      await tab.evaluate(() => {
        const { keyAt, sentAt, shownAt } = (window as unknown as { benchState: Record<"keyAt" | "sentAt" | "shownAt", number> }).benchState;
        return { total: shownAt - keyAt, debounce: sentAt - keyAt };
      }),
    );
  }
  return timings;
}

async function bareEngine(): Promise<number[]> {
  const engine = createApertium();
  await engine.translate("Warm up.", "en", "es");
  const times: number[] = [];
  for (const sentence of sentences) times.push(await timed(() => engine.translate(sentence, "en", "es")));
  await engine.close();
  return times;
}
