import { expect } from "@playwright/test";
import { choose, sourceOf, targetOf, test } from "../support/journey.ts";
import { look } from "../support/look.ts";

test("the server goes and comes back: the page says so, keeps the text, and goes on by itself", async ({ page, stage }) => {
  await page.goto(stage.origin);
  await choose(page, "to", "Spanish");
  await sourceOf(page).fill("The house is big.");
  await expect(targetOf(page)).toContainText("casa");

  await stage.stop();
  await sourceOf(page).fill("The train leaves at four.");
  await expect(page.getByText("Parley cannot be reached.")).toBeVisible();
  await look(page, "server-gone");
  await expect(sourceOf(page)).toHaveValue("The train leaves at four.");

  await stage.startAgain();
  await expect(targetOf(page)).toContainText("tren", { timeout: 60_000 });
  await expect(page.getByText("Parley cannot be reached.")).toBeHidden();
});
