import { expect } from "@playwright/test";
import { choose, sourceOf, targetOf, test } from "../support/journey.ts";
import { look } from "../support/look.ts";

test("a guest translates and listens, each word lit as it is spoken", async ({ page, stage }) => {
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  await page.goto(stage.origin);
  await look(page, "empty");

  await choose(page, "to", "Spanish");
  await sourceOf(page).pressSequentially("Could you show me where it hurts?", { delay: 20 });
  await expect(targetOf(page)).toContainText(/duele|daña|hiere/);
  await expect(page.getByText("English · detected").or(page.getByText("detected"))).toBeVisible();
  await expect(page.getByText("This engine is rough")).toBeVisible();

  const lit = page.locator("mark");
  await page.getByRole("button", { name: "Listen to the translation" }).click();
  await expect(lit.first()).toBeVisible();
  const first = await lit.first().textContent();
  await expect.poll(async () => ((await lit.count()) ? lit.first().textContent() : null)).not.toBe(first);
  await look(page, "speaking");

  await page.getByRole("button", { name: "Swap the languages" }).click();
  await expect(sourceOf(page)).toHaveValue(/duele|daña|hiere/);
  await expect(targetOf(page)).toContainText(/hurts|aches|pain/i);
  expect(broken).toEqual([]);
});

test("stale answers never replace newer ones, and the text outlives a reload", async ({ page, stage }) => {
  await page.goto(stage.origin);
  await choose(page, "to", "Spanish");
  await sourceOf(page).fill("The cat sleeps.");
  await expect(targetOf(page)).toContainText("gato");
  // The next answer is held back until a newer one has arrived.
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/graphql", async (route) => {
    if (route.request().postData()?.includes("The dog sleeps.")) await held;
    await route.continue().catch(() => {});
  });
  await sourceOf(page).fill("The dog sleeps.");
  await page.waitForTimeout(500);
  await sourceOf(page).fill("The house is white.");
  await expect(targetOf(page)).toContainText("casa");
  release();
  await page.waitForTimeout(800);
  await expect(targetOf(page)).toContainText("casa");

  await page.reload();
  await expect(sourceOf(page)).toHaveValue("The house is white.");
  await expect(targetOf(page)).toContainText("casa");
});

test("too long a text is counted, named, and not sent", async ({ page, stage }) => {
  await page.goto(stage.origin);
  await sourceOf(page).fill("word ".repeat(1_001));
  await expect(page.getByText("5 characters too many")).toBeVisible();
  await look(page, "too-long");
});

test("the language picker is worked by keyboard alone", async ({ page, stage }) => {
  await page.goto(stage.origin);
  await page.getByRole("button", { name: /^Translate to / }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Search languages" })).toBeFocused();
  await look(page, "languages");
  await page.keyboard.type("catal");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Translate to Català, Catalan/ })).toBeFocused();
});

test("a guest at the end of the day's characters is told what to do", async ({ page, stage }) => {
  await page.goto(stage.origin);
  await choose(page, "to", "Spanish");
  await sourceOf(page).fill("The house is big. ".repeat(270));
  await expect(targetOf(page)).toContainText("casa");
  await sourceOf(page).fill("A new sentence for every one of us here. ".repeat(5));
  await expect(page.getByText("You have used today's 5,000 characters.")).toBeVisible();
  await expect(page.getByRole("button", { name: /sign in/i }).first()).toBeVisible();
  await look(page, "quota");
});
