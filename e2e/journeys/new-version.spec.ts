import { expect, test, type Page } from "@playwright/test";
import { serveDeployments, type Deployments } from "../support/deployments.ts";
import { sourceOf } from "../support/journey.ts";
import { look } from "../support/look.ts";
import { kept } from "../support/service-worker.ts";

let deployments: Deployments;
test.beforeAll(async () => {
  deployments = await serveDeployments();
});
test.afterAll(() => deployments.close());

const notice = (page: Page) => page.getByText("A new version of Parley is here.");
const version = (page: Page) => page.locator('meta[name="version"]');
/** As when the network comes back: a reason to look for a newer version. */
const lookForNewer = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event("online")));

test("a new version asks before it takes over, and a tab that ignores it goes on as it was", async ({ page, context }) => {
  await page.goto(deployments.origin);
  await kept(page);
  const other = await context.newPage();
  await other.goto(deployments.origin);
  await sourceOf(page).fill("Where does it hurt?");
  await sourceOf(other).fill("Since when?");
  await expect(notice(page)).toBeHidden();

  await deployments.deploy("next");
  await lookForNewer(page);
  await expect(notice(page)).toBeVisible();
  await expect(notice(other)).toBeVisible();
  await look(page, "new-version");
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(version(page)).toHaveAttribute("content", "next");
  await expect(sourceOf(page)).toHaveValue("Where does it hurt?");
  await expect(notice(page)).toBeHidden();

  // Nothing happened to the other tab: what it has not loaded yet is gone from the server, and still there for it.
  await expect(sourceOf(other)).toHaveValue("Since when?");
  await expect(version(other)).toHaveCount(0);
  await other.getByRole("button", { name: /^Translate to / }).click();
  await expect(other.getByRole("combobox", { name: "Search languages" })).toBeVisible();
  await other.keyboard.press("Escape");
  await other.getByRole("button", { name: "Later" }).click();
  await expect(notice(other)).toBeHidden();
  await other.reload();
  await expect(version(other)).toHaveAttribute("content", "next");
  await expect(sourceOf(other)).toHaveValue("Since when?");
});

test("a new version that nobody took is there when the app is opened again, without a network too", async ({ page, context }) => {
  await page.goto(deployments.origin);
  await kept(page);
  await deployments.deploy("last");
  await lookForNewer(page);
  await expect(notice(page)).toBeVisible();
  await page.close();

  await context.setOffline(true);
  // The browser changes over once the last tab is gone, in its own time.
  await expect(async () => {
    const again = await context.newPage();
    await again.goto(deployments.origin);
    try {
      await expect(version(again)).toHaveAttribute("content", "last", { timeout: 5_000 });
      await again.getByRole("button", { name: /^Translate to / }).click();
      await expect(again.getByRole("combobox", { name: "Search languages" })).toBeVisible();
    } finally {
      await again.close();
    }
  }).toPass({ timeout: 120_000 });
});
