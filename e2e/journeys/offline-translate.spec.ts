import { expect, type Page } from "@playwright/test";
import { readOutputs } from "../support/amplify-client.ts";
import { choose, signInOnPage, sourceOf, targetOf, test } from "../support/journey.ts";
import { look } from "../support/look.ts";
import { newPerson, signUp } from "../support/person.ts";

const translation = (page: Page) => targetOf(page).locator("[data-words]");

test("without a network: memory, phrases, what was heard; and what is new is translated when it is back", async ({ page, stage }) => {
  const outputs = await readOutputs(stage.origin);
  const person = await signUp(stage.origin, outputs, newPerson());
  await page.goto(stage.origin);
  await signInOnPage(page, person);
  await choose(page, "to", "Spanish");
  await sourceOf(page).fill("Where is the house?");
  await expect(translation(page)).toContainText("casa");
  await page.getByRole("button", { name: "Keep" }).click();

  await sourceOf(page).fill("The train is late.");
  await expect(translation(page)).toContainText("tren");
  const heard = (await translation(page).textContent()) ?? "";
  await page.getByRole("button", { name: "Listen to the translation" }).click();
  await expect(page.locator("mark").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Listen to the translation" })).toBeVisible();

  await page.context().setOffline(true);

  await test.step("the very same again: from memory, and heard with its words lit", async () => {
    await sourceOf(page).fill("The train is");
    await expect(page.getByText("It will be translated when the network is back.")).toBeVisible();
    await expect(translation(page)).toBeEmpty();
    await sourceOf(page).fill("The train is late.");
    await expect(translation(page)).toHaveText(heard);
    await expect(page.getByText("From what you translated before.")).toBeVisible();
    await page.getByRole("button", { name: "Listen to the translation" }).click();
    await expect(page.locator("mark").first()).toBeVisible();
  });

  await test.step("a kept phrase, written otherwise and from its other side", async () => {
    await sourceOf(page).fill("where is  the house");
    await expect(translation(page)).toContainText("casa");
    await expect(page.getByText("From your phrases.")).toBeVisible();
    await look(page, "offline-phrases");
  });

  await test.step("something new waits, and is translated by itself", async () => {
    await sourceOf(page).fill("The water is cold.");
    await expect(page.getByText("It will be translated when the network is back.")).toBeVisible();
    await page.context().setOffline(false);
    await expect(translation(page)).toContainText("agua");
    await expect(page.getByText("It will be translated when the network is back.")).toBeHidden();
  });
});

test("a server that hangs: the browser's own translator stands in, and the server's answer replaces it", async ({ page, stage }) => {
  await page.addInitScript(() => {
    const ready = { availability: async () => "available" };
    Object.assign(globalThis, {
      Translator: { ...ready, create: async () => ({ translate: async (text: string) => `«${text}»` }) },
      LanguageDetector: { ...ready, create: async () => ({ detect: async () => [{ detectedLanguage: "en", confidence: 0.99 }] }) },
    });
  });
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/graphql", async (route) => {
    if (route.request().postData()?.includes("The bread is good.")) await held;
    await route.continue().catch(() => {});
  });
  await page.goto(stage.origin);
  await choose(page, "to", "Spanish");
  await sourceOf(page).fill("The bread is good.");
  await expect(translation(page)).toHaveText("«The bread is good.»");
  await expect(page.getByText("By your browser, on this device. It will be checked as soon as Parley answers.")).toBeVisible();
  release();
  await expect(translation(page)).toContainText("pan");
  await expect(page.getByText("this is its own translation, and not the one that stood here")).toBeVisible();
});
