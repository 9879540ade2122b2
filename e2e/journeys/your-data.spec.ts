import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { readOutputs } from "../support/amplify-client.ts";
import { choose, signInOnPage, sourceOf, targetOf, test, trySignIn } from "../support/journey.ts";
import { look } from "../support/look.ts";
import { codeFor, newPerson, signUp } from "../support/person.ts";

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("change the password and the e-mail, take the data along, delete the account, and nothing is left", async ({ page, stage }) => {
  const person = await signUp(stage.origin, await readOutputs(stage.origin));
  await page.goto(stage.origin);
  await signInOnPage(page, person);
  await choose(page, "to", "Spanish");
  await sourceOf(page).fill("Where is the red elephant?");
  await expect(targetOf(page)).toContainText(/elefante/);
  await page.getByRole("button", { name: "Keep this", exact: true }).first().click();

  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("link", { name: "Account and data" }).click();
  await expect(page.getByRole("heading", { name: "Your account", exact: true })).toBeVisible();
  await look(page, "account");

  const password = section(page, "Password");
  await password.getByRole("button", { name: "Change password" }).click();
  await password.getByLabel("Present password").fill("Wr0ng-password");
  await password.getByLabel("New password").fill("An0ther-horse-battery");
  await password.getByRole("button", { name: "Save the password" }).click();
  await expect(password.getByText("That is not your present password.")).toBeVisible();
  await password.getByLabel("Present password").fill(person.password);
  await password.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();

  const { email: other } = newPerson();
  const email = section(page, "E-mail");
  await email.getByRole("button", { name: "Change e-mail" }).click();
  await email.getByLabel("New e-mail").fill(other);
  await email.getByRole("button", { name: "Send me a code" }).click();
  await email.getByLabel("Code").fill(await codeFor(stage.origin, other));
  await email.getByRole("button", { name: "Confirm" }).click();
  await expect(email.getByText(other, { exact: true })).toBeVisible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download everything" }).click();
  const data = JSON.parse(await readFile(await (await downloading).path(), "utf8")) as Record<string, unknown>;
  expect(data).toMatchObject({ parley: "account", version: 1, profile: { email: other }, phrases: [{ sourceText: "Where is the red elephant?" }] });

  await page.getByRole("button", { name: "Delete account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await dialog.getByRole("textbox").fill(person.email);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(dialog.getByText("That is not the e-mail of this account.")).toBeVisible();
  await look(page, "delete-account");
  await dialog.getByRole("textbox").fill(other);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByText("Your account is deleted.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign in" }).first()).toBeVisible();
  const kept = await page.evaluate(async () => [...Object.keys(localStorage), ...(await indexedDB.databases()).map(({ name }) => name ?? "")]);
  expect(kept.filter((name) => /CognitoIdentityServiceProvider|^parley\/(?!guest)/.test(name))).toEqual([]);

  await page.goto(`${stage.origin}/phrases`);
  await trySignIn(page, { email: other, password: "An0ther-horse-battery" });
  await expect(page.getByText("That e-mail and password do not belong together.")).toBeVisible();
});
