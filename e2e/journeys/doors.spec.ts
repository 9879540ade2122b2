import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { readOutputs } from "../support/amplify-client.ts";
import { signInOnPage, test } from "../support/journey.ts";
import { look } from "../support/look.ts";
import { signUp } from "../support/person.ts";

const code = (page: Page) => page.getByLabel("Code", { exact: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("a person opens a conversation, shows its code, and keeps what was said", async ({ page, stage, browser }) => {
  const person = await signUp(stage.origin, await readOutputs(stage.origin));
  await page.goto(`${stage.origin}/conversations`);
  await expect(page.getByText("Sign in to open one.")).toBeVisible();
  await look(page, "doors-guest");

  await code(page).fill("KTRM");
  await signInOnPage(page, person);
  await expect(code(page), "what a guest typed stays when they sign in").toHaveValue("KTRM");
  await press(page, "Open");
  await expect(page.getByText("Type your name")).toBeVisible();
  await expect(page.getByLabel("Your name")).toBeFocused();
  await page.keyboard.type("Ana");
  await page.getByLabel("What it is about").fill("Parents' evening");
  await press(page, "Open");
  await page.getByRole("button", { name: "Invite" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Invite people" });
  await expect(dialog.getByRole("img", { name: /^Picture to scan/ })).toBeVisible();
  await look(page, "invite");
  const link = await dialog.getByLabel("Link to this conversation").inputValue();
  await page.keyboard.press("Escape");

  const guest = await browser.newContext({ locale: "es-MX" });
  const phone = await guest.newPage();
  await phone.goto(link);
  await expect(phone.getByLabel("Your language")).toHaveValue("es");
  await look(phone, "join");
  await phone.getByLabel("Your name").fill("Fátima");
  await press(phone, "Join");
  await expect(phone).toHaveURL(/\/conversations\/.+/);
  await phone.getByRole("textbox").fill("=Buenas noches, todos");
  await phone.keyboard.press("Enter");
  await expect(page.getByText(/good nights?/i).first()).toBeVisible();

  await page.getByRole("button", { name: /people/i }).first().click();
  await page.getByRole("button", { name: /keep what|transcript/i }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Table \(CSV\)/ }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("Parents' evening (en).csv");
  const table = await readFile(await download.path(), "utf8");
  expect(table.startsWith('\ufeff"Number"')).toBe(true);
  expect(table).toContain(`"Fátima","es","`);
  expect(table).toContain(`"'=Buenas noches, todos"`);

  // Who comes back finds it, and is asked for nothing twice.
  await phone.goto(`${stage.origin}/conversations`);
  await expect(phone.getByLabel("Your name")).toHaveValue("Fátima");
  await phone.getByRole("link", { name: "Parents' evening" }).click();
  await expect(phone.getByText("=Buenas noches, todos")).toBeVisible();
  await guest.close();
});

test("a code that is wrong, half typed, or guessed says so where it was typed", async ({ page, stage }) => {
  await page.goto(`${stage.origin}/conversations`);
  await page.getByLabel("Your name").fill("Юлія");
  await code(page).pressSequentially("ктрm4");
  await expect(code(page)).toHaveValue("KTPM-4");
  await press(page, "Join");
  await expect(page.getByText("A code has eight letters and digits")).toBeVisible();
  await code(page).fill(`${stage.origin}/join/cdfh-jkmn?from=picture`);
  await expect(code(page)).toHaveValue("CDFH-JKMN");
  await press(page, "Join");
  await expect(page.getByText("No conversation has this code.")).toBeVisible();
  await expect(code(page)).toBeFocused();
  await look(page, "doors-wrong-code");

  await page.goto(`${stage.origin}/join/CDFH-JKMP`);
  await page.getByLabel("Your name").fill("Юлія");
  for (let attempt = 0; attempt < 11; attempt += 1) {
    await press(page, "Join");
    await expect(page.getByRole("alert")).toBeVisible();
  }
  await expect(page.getByText("Too many wrong codes. Wait ten minutes")).toBeVisible();
  await expect(page.getByRole("link", { name: "Type another code" })).toBeVisible();
});
