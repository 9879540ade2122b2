import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { signInOnPage } from "../../e2e/support/journey.ts";
import { readOutputs } from "../../e2e/support/amplify-client.ts";
import { signUp } from "../../e2e/support/person.ts";
import type { Product } from "../../e2e/support/product.ts";
import config from "../../playwright.config.ts";
import type { Figure } from "../figure.ts";
import { median, quantile } from "../measure.ts";

const count = 10_000;
const shown = count.toLocaleString("en");
/** Typed letter by letter: words of both sides, without their accents, a tag, several words, and what nothing has. */
const searches = ["doctor", "manana 12", "number 77", "clinic tuesday", "donde esta 4", "zzz"];

/** A letter in the search field to the frame that shows its result, in Chromium, with 10,000 phrases on the device. */
export async function search({ origin }: Product): Promise<readonly Figure[]> {
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    // The worker's own requests would pass by the answers below.
    const context = await browser.newContext({ serviceWorkers: "block" });
    await keepMany(context);
    const page = await context.newPage();
    const person = await signUp(origin, await readOutputs(origin));
    await page.goto(`${origin}/phrases`);
    await signInOnPage(page, person);
    await page.getByText(`${shown} phrases`).waitFor({ timeout: 120_000 });
    const plain = await plainFilter(page);
    const times = await keystrokes(page);
    return [
      {
        name: "search over 10,000 phrases in Chromium, keystroke to the painted result, p50",
        measured: median(times),
        unit: "ms",
        bound: 50,
        yardstick: `p95: ${quantile(times, 0.95).toFixed(0)} ms; a bare \`filter\` of 10,000 strings, nothing drawn: ${plain.toFixed(1)} ms`,
      },
    ];
  } finally {
    await browser.close();
  }
}

const people = ["doctor", "teacher", "nurse", "officer", "driver"];
const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const tags = ["clinic", "school", "border", "street"];
const of = (words: readonly string[], index: number) => words[index % words.length] ?? "";

const phraseAt = (index: number) => ({
  id: index.toString(16).padStart(32, "0"),
  clientId: index.toString(16).padStart(32, "0"),
  sourceText: `Where is the ${of(people, index)} on ${of(days, index >> 2)}? I have been waiting for number ${String(index)}.`,
  sourceLanguage: "en",
  targetText: `¿Dónde está la persona n.º ${String(index)}? La señora volverá mañana por la tarde.`,
  targetLanguage: "es",
  favourite: index % 7 === 0,
  tags: of(tags, index),
  note: index % 5 === 0 ? `Ask at the desk ${String(index)}` : null,
  known: index % 3 === 0,
  basedOn: null,
  owner: null,
  createdAt: new Date(Date.UTC(2026, 0, 1) + (count - index) * 60_000).toISOString(),
  updatedAt: "2026-11-22T12:00:00.000Z",
});

/** The server answers as if this person had kept 10,000 phrases over the years: making them one by one takes minutes. */
async function keepMany(context: BrowserContext): Promise<void> {
  await context.route("**/graphql", async (route) => {
    const body = route.request().postData() ?? "";
    if (!body.includes("phrasesByOwner")) return route.continue();
    const { variables } = JSON.parse(body) as { variables: { limit: number; nextToken: string | null } };
    const from = Number(variables.nextToken ?? 0);
    const to = Math.min(from + variables.limit, count);
    const items = Array.from({ length: to - from }, (_, index) => phraseAt(from + index));
    return route.fulfill({ json: { data: { phrasesByOwner: { items, nextToken: to < count ? String(to) : null } } } });
  });
}

async function keystrokes(page: Page): Promise<number[]> {
  const field = page.getByRole("searchbox");
  await field.click();
  // From the event to after the frame in which the browser drew what it led to.
  await field.evaluate((input) => {
    const times: number[] = [];
    Object.assign(window, { benchTimes: times });
    input.addEventListener(
      "input",
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const drawn = new MessageChannel();
          drawn.port1.onmessage = () => times.push(performance.now() - timeStamp);
          drawn.port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
  });
  let typed = 0;
  for (const words of searches) {
    for (const letter of words) {
      await page.keyboard.press(letter === " " ? "Space" : letter);
      typed += 1;
      await page.waitForFunction((least) => (window as unknown as { benchTimes: number[] }).benchTimes.length >= least, typed);
    }
    await page.getByText(words === "zzz" ? "Nothing matches." : ` of ${shown}`).first().waitFor();
    await field.press("ControlOrMeta+a");
    await field.press("Delete");
    typed += 1;
    await page.getByText(`${shown} phrases`).waitFor();
  }
  return page.evaluate(() => (window as unknown as { benchTimes: number[] }).benchTimes);
}

/** The least that any search does, in the same browser: each text in lower case looked through, and nothing drawn. */
async function plainFilter(page: Page): Promise<number> {
  const texts = Array.from({ length: count }, (_, index) => `${phraseAt(index).sourceText}\n${phraseAt(index).targetText}`);
  const times = await page.evaluate((all) => {
    const lower = all.map((text) => text.toLowerCase());
    return Array.from({ length: 50 }, (_, round) => {
      const start = performance.now();
      lower.filter((text) => text.includes(`number ${String(round)}`));
      return performance.now() - start;
    });
  }, texts);
  return median(times);
}
