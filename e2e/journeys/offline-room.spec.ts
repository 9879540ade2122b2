import { expect, type Page } from "@playwright/test";
import { readOutputs } from "../support/amplify-client.ts";
import { signInOnPage, test } from "../support/journey.ts";
import { look } from "../support/look.ts";
import { signUp } from "../support/person.ts";
import { newGuest, roomMember } from "../support/room-member.ts";

const composerOf = (page: Page) => page.getByRole("textbox", { name: /^Your message/ });
const messagesOf = (page: Page) => page.getByRole("region", { name: "Conversation" }).getByRole("article");

async function say(page: Page, text: string): Promise<void> {
  await composerOf(page).fill(text);
  await composerOf(page).press("Enter");
  await expect(composerOf(page)).toHaveValue("");
}

/** How many messages this browser keeps. */
const keptMessages = (page: Page) =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.endsWith("/rooms"))?.name;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name ?? "none");
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error("It does not open."));
    });
    const rooms = await new Promise<{ messages: unknown[] }[]>((resolve, reject) => {
      const reading = database.transaction("values").objectStore("values").getAll();
      reading.onsuccess = () => resolve(reading.result as { messages: unknown[] }[]);
      reading.onerror = () => reject(new Error("It cannot be read."));
    });
    database.close();
    return rooms.reduce((sum, { messages }) => sum + messages.length, 0);
  });

test("a conversation without a network: it opens from the device, and what one says is sent once, in order, from whichever page", async ({ page, context, stage }) => {
  const { origin } = stage;
  const outputs = await readOutputs(origin);
  await page.goto(`${origin}/conversations`);
  await signInOnPage(page, await signUp(origin, outputs));
  await page.getByLabel("Your name").fill("Anna");
  await page.getByLabel("Your language").selectOption("en");
  await page.getByLabel("What it is about").fill("Parents’ evening");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const code = await page.getByText(/^\w{4}-\w{4}$/).first().innerText();
  const bela = roomMember(outputs, await newGuest(outputs));
  const { roomId } = await bela.joinRoom(code, "Béla", "es");
  const textsAtBela = async () => (await bela.messages(roomId, 0)).map(({ text }) => text);
  await say(page, "Good morning.");
  await expect(messagesOf(page).first()).toContainText("delivered in 1 language");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => keptMessages(page)).toBe(1);

  // The network goes, and the browser is opened anew: the list and the words are there.
  await context.setOffline(true);
  await page.goto(`${origin}/conversations`);
  await page.getByRole("link", { name: "Parents’ evening" }).click();
  await expect(messagesOf(page).first()).toContainText("Good morning.");
  await expect(page.getByText("No connection.")).toBeVisible();

  // What is said waits, over a reload and in another tab too; a tab that is closed has lost nothing.
  await say(page, "The train is late.");
  await page.reload();
  await expect(messagesOf(page).last()).toContainText("waiting for the network");
  const tab = await context.newPage();
  await tab.goto(page.url());
  await say(tab, "I come at nine.");
  await expect(messagesOf(page).last()).toContainText("I come at nine.");
  await look(page, "room-offline-cold");
  await page.close();

  // The conversation is not even open when the network is back.
  await tab.goto(origin);
  await context.setOffline(false);
  const all = ["Good morning.", "The train is late.", "I come at nine."];
  await expect.poll(textsAtBela).toEqual(all);
  await tab.goto(`${origin}/conversations/${roomId}`);
  await expect(messagesOf(tab)).toHaveCount(3);
  await expect(messagesOf(tab).last()).toContainText("delivered in 1 language");
  expect(await textsAtBela()).toEqual(all);

  // Who leaves takes the words off the device as well.
  await expect.poll(() => keptMessages(tab)).toBe(3);
  await tab.getByRole("button", { name: "People, your language, and leaving" }).click();
  await tab.getByRole("button", { name: "Close for everyone" }).click();
  await tab.getByRole("button", { name: "Close for everyone" }).click();
  await expect(tab).toHaveURL(/\/conversations$/);
  await expect.poll(() => keptMessages(tab)).toBe(0);
});
