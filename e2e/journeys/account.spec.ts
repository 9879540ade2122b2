import { expect, type Page } from "@playwright/test";
import { choose, signInOnPage, sourceOf, targetOf, test, trySignIn } from "../support/journey.ts";
import { look } from "../support/look.ts";
import { codeFor, newPerson, type Person } from "../support/person.ts";

const dialogOf = (page: Page) => page.getByRole("dialog");

async function signUpOnPage(page: Page, origin: string, person: Person): Promise<void> {
  await page.getByRole("button", { name: "Sign in" }).first().click();
  await dialogOf(page).getByRole("tab", { name: "Create account" }).click();
  await dialogOf(page).getByLabel("E-mail").fill(person.email);
  await dialogOf(page).getByLabel("Password", { exact: true }).fill(person.password);
  await dialogOf(page).getByLabel("The same password again").fill(person.password);
  await look(page, "sign-up");
  await dialogOf(page).getByRole("button", { name: "Create account" }).click();
  await expect(dialogOf(page).getByText("Read your e-mail")).toBeVisible();
  await look(page, "code");
  await dialogOf(page).getByLabel("Code").fill(await codeFor(origin, person.email));
  await dialogOf(page).getByRole("button", { name: "Confirm" }).click();
  await expect(dialogOf(page)).toBeHidden();
}

test("sign up, keep, see it on another device, sign out, and find it after a restart", async ({ page, stage, browser }) => {
  const person = newPerson();
  await page.goto(stage.origin);
  await choose(page, "to", "Spanish");
  await sourceOf(page).fill("Do you have any allergies?");
  await expect(targetOf(page)).toContainText(/alergia/);
  await signUpOnPage(page, stage.origin, person);
  await expect(sourceOf(page)).toHaveValue("Do you have any allergies?");

  const second = await browser.newContext();
  const other = await second.newPage();
  await other.goto(`${stage.origin}/phrases`);
  await signInOnPage(other, person);
  await expect(other.getByText("Nothing kept yet"), "the other device is signed in").toBeVisible();

  await page.getByRole("button", { name: "Keep this", exact: true }).first().click();
  await expect(page.getByRole("button", { name: "Keep this no longer" }).first(), "it is kept where it was translated").toBeVisible();
  await expect(other.getByText("Do you have any allergies?"), "it came to the other device").toBeVisible();
  await look(other, "phrases");
  await look(page, "kept");
  await second.close();

  await page.getByRole("button", { name: "Your account" }).click();
  await look(page, "account-menu");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" }).first()).toBeVisible();

  await stage.stop();
  await stage.startAgain();
  await page.goto(`${stage.origin}/phrases`);
  await signInOnPage(page, person);
  await expect(page.getByText("Do you have any allergies?")).toBeVisible();
});

test("a wrong password is answered in words that help, and the right one still works", async ({ page, stage }) => {
  const person = newPerson();
  await page.goto(stage.origin);
  await signUpOnPage(page, stage.origin, person);
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();

  await trySignIn(page, { ...person, password: "Wr0ng-password" });
  await expect(dialogOf(page).getByText("That e-mail and password do not belong together.")).toBeVisible();
  await look(page, "wrong-password");
  await dialogOf(page).getByLabel("Password", { exact: true }).fill(person.password);
  await dialogOf(page).getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: "Your account" })).toBeVisible();
});
