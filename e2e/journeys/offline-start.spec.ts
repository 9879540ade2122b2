import { expect } from "@playwright/test";
import { readOutputs } from "../support/amplify-client.ts";
import { choose, signInOnPage, sourceOf, targetOf, test } from "../support/journey.ts";
import { signUp } from "../support/person.ts";
import { kept } from "../support/service-worker.ts";

test("who was here once opens Parley with no network at all, at any of its pages", async ({ page, context, stage }) => {
  const person = await signUp(stage.origin, await readOutputs(stage.origin));
  await page.goto(stage.origin);
  await signInOnPage(page, person);
  await choose(page, "to", "Spanish");
  await sourceOf(page).fill("Where does it hurt?");
  await expect(targetOf(page)).toContainText(/d[uó]/i);
  await page.getByRole("button", { name: "Keep this", exact: true }).click();
  await expect(page.getByRole("button", { name: "Keep this no longer" })).toBeVisible();
  await kept(page);
  await page.close();
  await stage.stop();
  await context.setOffline(true);

  const cold = await context.newPage();
  await cold.goto(`${stage.origin}/phrases`);
  await expect(cold.getByText("Where does it hurt?").first()).toBeVisible();
  await cold.goto(stage.origin);
  await sourceOf(cold).fill("The house is big.");

  const linked = await context.newPage();
  await linked.goto(`${stage.origin}/join/CDFH-JKMN`);
  await expect(linked.getByRole("heading", { name: /invited/, level: 1 })).toBeVisible();
  // What is not of the app is not answered by it.
  await expect(linked.goto(`${stage.origin}/_local/mailbox`)).rejects.toThrow("ERR_INTERNET_DISCONNECTED");
  await linked.close();

  await stage.startAgain();
  await context.setOffline(false);
  await expect(targetOf(cold)).toContainText("casa", { timeout: 60_000 });
});
