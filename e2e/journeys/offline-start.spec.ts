import { expect } from "@playwright/test";
import { sourceOf, targetOf, test } from "../support/journey.ts";
import { kept } from "../support/service-worker.ts";

test("who was here once opens Parley with no network at all, at any of its pages", async ({ page, context, stage }) => {
  await page.goto(stage.origin);
  await kept(page);
  await page.close();
  await stage.stop();
  await context.setOffline(true);

  const cold = await context.newPage();
  await cold.goto(stage.origin);
  await sourceOf(cold).fill("The house is big.");

  for (const [path, heading] of [["/phrases", "Kept phrases"], ["/conversations", "Conversations"], ["/join/CDFH-JKMN", /invited/]] as const) {
    const linked = await context.newPage();
    await linked.goto(stage.origin + path);
    await expect(linked.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
    await linked.close();
  }
  // What is not of the app is not answered by it.
  const foreign = await context.newPage();
  await expect(foreign.goto(`${stage.origin}/_local/mailbox`)).rejects.toThrow("ERR_INTERNET_DISCONNECTED");
  await foreign.close();

  await stage.startAgain();
  await context.setOffline(false);
  await expect(targetOf(cold)).toContainText("casa", { timeout: 60_000 });
});
