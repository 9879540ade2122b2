import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { readOutputs } from "../support/amplify-client.ts";
import { signInOnPage, test } from "../support/journey.ts";
import { look } from "../support/look.ts";
import { signUp } from "../support/person.ts";

const phone = { width: 390, height: 844 };
const composerOf = (page: Page) => page.getByRole("textbox", { name: /^Your message/ });
const messagesOf = (page: Page) => page.getByRole("region", { name: "Conversation" }).getByRole("article");
const peopleOf = (page: Page) => page.getByRole("button", { name: "People, your language, and leaving" });

async function say(page: Page, text: string): Promise<void> {
  await composerOf(page).fill(text);
  await composerOf(page).press("Enter");
  await expect(composerOf(page)).toHaveValue("");
}

/** A browser of its own, with nobody signed in. */
async function newcomer(browser: Browser, address: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: phone });
  const page = await context.newPage();
  await page.goto(address);
  return { page, context };
}

async function introduce(page: Page, name: string, language: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your language").selectOption(language);
}

test("four people and three languages: they talk, lose the network, come back, one is removed, and all is deleted", async ({ page: anna, stage, browser }) => {
  const { origin } = stage;
  const outputs = await readOutputs(origin);

  // Anna opens a conversation.
  await anna.goto(`${origin}/conversations`);
  await look(anna, "conversations-guest");
  await signInOnPage(anna, await signUp(origin, outputs));
  await introduce(anna, "Anna", "en");
  await anna.getByLabel("What it is about").fill("Parents’ evening, class 3b");
  await anna.getByRole("button", { name: "Open", exact: true }).click();
  await expect(anna.getByText("Nobody has joined yet. Show this code.")).toBeVisible();
  await look(anna, "room-empty");
  const code = await anna.getByText(/^\w{4}-\w{4}$/).first().innerText();
  await anna.getByRole("button", { name: "Invite" }).click();
  await expect(anna.getByRole("img", { name: /^Picture to scan/ })).toBeVisible();
  await anna.getByRole("button", { name: "Close" }).click();

  // Béla has an account and types the code; Carla and Dora have none and follow the link.
  const { page: bela } = await newcomer(browser, `${origin}/conversations`);
  await signInOnPage(bela, await signUp(origin, outputs));
  await introduce(bela, "Béla", "es");
  await bela.getByRole("textbox", { name: "Code" }).fill(code.toLowerCase().replace("-", " "));
  await look(bela, "conversations");
  await bela.getByRole("button", { name: "Join", exact: true }).click();
  const { page: carla, context: carlasPhone } = await newcomer(browser, `${origin}/join/${code}`);
  await introduce(carla, "Carla", "fr");
  await carla.getByRole("button", { name: "Join", exact: true }).click();
  const { page: dora } = await newcomer(browser, `${origin}/join/${code}`);
  await introduce(dora, "Dora", "es");
  await dora.getByRole("button", { name: "Join", exact: true }).click();
  await expect(anna.getByText("4 people")).toBeVisible();

  // Each reads in their own language.
  await say(anna, "Good morning. The house is big.");
  await expect(messagesOf(bela).first()).toContainText(/casa/i);
  await expect(messagesOf(dora).first()).toContainText(/casa/i);
  await expect(messagesOf(carla).first()).toContainText(/maison/i);
  await expect(messagesOf(carla).first()).toContainText("Good morning. The house is big.");
  await expect(messagesOf(anna).first()).toContainText("delivered in 2 languages");
  await say(carla, "Merci beaucoup.");
  await expect(messagesOf(anna).nth(1)).toContainText(/thank/i);

  // What one did not understand, the speaker sees.
  await messagesOf(dora).first().getByRole("button", { name: "I didn't understand" }).click();
  await expect(anna.getByText("Dora did not understand this one.")).toBeVisible();
  await look(anna, "room");
  await look(carla, "room-guest");

  // Carla's network goes; what she writes waits, and what she missed is there when it is back.
  await carlasPhone.setOffline(true);
  await say(carla, "Je suis dans le train.");
  await expect(messagesOf(carla).last()).toContainText("waiting for the network");
  await look(carla, "room-offline");
  await say(anna, "The book is on the table.");
  await expect(messagesOf(bela)).toHaveCount(3);
  await carlasPhone.setOffline(false);
  await expect(messagesOf(carla)).toHaveCount(4);
  await expect(messagesOf(carla).last()).toContainText(/delivered/);
  for (const page of [anna, bela, dora]) await expect(messagesOf(page)).toHaveCount(4);

  // The whole server goes and comes back, on the same data.
  await stage.stop();
  await say(anna, "Are you still there?");
  await expect(messagesOf(anna).last()).toContainText(/sending|waiting for the network/);
  await stage.startAgain();
  for (const page of [anna, bela, carla, dora]) await expect(messagesOf(page)).toHaveCount(5, { timeout: 90_000 });
  await expect(messagesOf(anna).last()).toContainText("delivered in 2 languages");
  await carla.reload();
  await expect(messagesOf(carla)).toHaveCount(5);

  // A language changes mid-way.
  await peopleOf(carla).click();
  await look(carla, "room-people");
  await carla.getByRole("button", { name: /^Your language: / }).click();
  await carla.getByRole("combobox", { name: "Search languages" }).fill("Italian");
  await carla.getByRole("option", { name: /Italian/ }).first().click();
  await carla.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await say(bela, "Buenos días.");
  await expect(messagesOf(carla).last()).toContainText(/buon/i);

  // Dora is removed, and hears no more.
  await peopleOf(anna).click();
  await anna.getByRole("button", { name: "Remove Dora" }).click();
  await anna.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(dora.getByText("The host took you out of this conversation.")).toBeVisible();
  await look(dora, "room-removed");
  await anna.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();
  await say(anna, "Only for three.");
  await expect(messagesOf(bela)).toHaveCount(7);
  await expect(dora.getByText("Only for three.")).toHaveCount(0);

  // Anna saves what was said, then closes: it is gone for everyone.
  await peopleOf(anna).click();
  await anna.getByRole("button", { name: "Save the transcript" }).click();
  await look(anna, "transcript");
  const download = anna.waitForEvent("download");
  await anna.getByRole("button", { name: /^Text/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.txt$/);
  await anna.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();
  await anna.getByRole("button", { name: "Close for everyone" }).click();
  await anna.getByRole("button", { name: "Close for everyone" }).click();
  await expect(bela.getByText("This conversation was closed.")).toBeVisible();
  await expect(carla.getByText("This conversation was closed.")).toBeVisible();
  await look(carla, "room-closed");
  await expect(anna).toHaveURL(/\/conversations$/);
});
