import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

const axeSource = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 860 } };

/** What a theme can break. All else that axe looks at is the same in both. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** No axe violation, on a phone and on a desk, in light and in dark; each with a picture in `test-results/screens/`. */
export async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      // A colour on its way to the other theme is no violation; one that stays is.
      await expect(async () => {
        await settled(page);
        // In CI nobody looks at them.
        if (!process.env["CI"]) await page.screenshot({ path: `test-results/screens/${name}-${size}-${colorScheme}.png` });
        expect(await violations(page, colorScheme === "light" ? {} : { runOnly: colourRules }), `${name} at ${size}, ${colorScheme}`).toEqual([]);
      }).toPass({ timeout: 60_000 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `${name} at ${size} does not scroll sideways`).toBeLessThanOrEqual(viewport.width);
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}

/**
 * What axe finds, a line each. Parley has no frames: axe runs in the page itself, which takes a tenth of the time that
 * `@axe-core/playwright` takes to gather its answers out of frames.
 */
async function violations(page: Page, options: axe.RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  return page.evaluate(async (how) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations: found } = await inPage.run(document, { ...how, resultTypes: ["violations"] });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  }, options);
}

/** Colours that change with the theme have arrived: neither a picture nor axe should meet them on their way. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
