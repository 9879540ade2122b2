import { expect, type Page } from "@playwright/test";
import { signIn, signOut } from "aws-amplify/auth";
import { configureAmplify, readOutputs } from "../support/amplify-client.ts";
import { signInOnPage, test } from "../support/journey.ts";
import { look } from "../support/look.ts";
import { newPerson, type Person, signUp } from "../support/person.ts";

const csv = `sourceLanguage,sourceText,targetLanguage,targetText,tags
en,Good morning,es,Buenos días,greeting
en,Thank you,es,Gracias,greeting
en,Where does it hurt?,es,¿Dónde le duele?,clinic
`;

const entry = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text });
const favourite = (page: Page, text: string) => entry(page, text).getByRole("button", { name: "Favourite", exact: true });

async function more(page: Page, text: string, action: string): Promise<void> {
  await entry(page, text).getByRole("button", { name: "More to do with it" }).click();
  await entry(page, text).getByRole("group", { name: "More to do with it" }).getByRole("button", { name: action }).click();
}

async function openBook(page: Page, origin: string, person: Person): Promise<void> {
  await page.goto(`${origin}/phrases`);
  await signInOnPage(page, person);
  await expect(page.getByText("Nothing kept yet.")).toBeVisible();
  await page.getByRole("button", { name: "More to do with your phrases" }).click();
  await page.getByRole("group", { name: "More to do with your phrases" }).getByRole("button", { name: "Bring in from a file" }).click();
  await page.getByRole("dialog").locator("input[type=file]").setInputFiles({ name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "Import 3 phrases" }).click();
  await expect(entry(page, "Where does it hurt?")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(entry(page, "Waiting to be sent")).toHaveCount(0);
}

/** The phrases as the server has them, told to nobody but their owner. */
async function onServer(origin: string, person: Person) {
  const { client } = await configureAmplify(origin);
  await signIn({ username: person.email, password: person.password });
  const { data } = await client.models.Phrase.list();
  await signOut();
  return data.map(({ sourceText, favourite: marked, note }) => ({ sourceText, favourite: marked, note })).sort((a, b) => (a.sourceText < b.sourceText ? -1 : 1));
}

test("two tabs change phrases without a network, one crashes, and all of it reaches the server once", async ({ page, context, stage }) => {
  const person = await signUp(stage.origin, await readOutputs(stage.origin), newPerson());
  await openBook(page, stage.origin, person);
  const second = await context.newPage();
  await second.goto(`${stage.origin}/phrases`);
  await expect(entry(second, "Good morning")).toBeVisible();

  await context.setOffline(true);
  await favourite(second, "Good morning").click();
  await second.goto(`${stage.origin}/phrases/packs/school`);
  await second.getByRole("button", { name: "Keep", exact: true }).first().click();
  await expect(second.getByRole("button", { name: /waiting/i })).toBeVisible();
  // The other tab shows what this one did.
  await expect(favourite(page, "Good morning")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("article")).toHaveCount(4);
  const crashed = second.waitForEvent("crash");
  await second.goto("chrome://crash").catch(() => undefined);
  await crashed;
  await second.close();

  await more(page, "Thank you", "Delete");
  await more(page, "Where does it hurt?", "Edit");
  await page.getByRole("dialog").getByLabel("Note").fill("Point at the picture.");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.reload();
  await expect(entry(page, "Point at the picture.")).toContainText("Waiting to be sent");
  await page.getByRole("button", { name: /waiting/i }).first().click();
  await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(4);
  await look(page, "waiting");
  await page.keyboard.press("Escape");

  await context.setOffline(false);
  await expect(page.getByRole("button", { name: /waiting/i })).toHaveCount(0);
  const kept = await onServer(stage.origin, person);
  expect(kept).toHaveLength(3);
  expect(kept).toMatchObject([
    { sourceText: "Good morning", favourite: true },
    {},
    { sourceText: "Where does it hurt?", note: "Point at the picture." },
  ]);
});

test("a device without room says so, and sends all the same", async ({ playwright, launchOptions, locale, stage }, info) => {
  const person = await signUp(stage.origin, await readOutputs(stage.origin), newPerson());
  // Chromium overrides the quota of a profile on disk, not of a private one.
  const context = await playwright.chromium.launchPersistentContext(info.outputPath("profile"), { ...launchOptions, locale });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // From the start: Chromium counts what is left anew only now and then.
  await session.send("Storage.overrideQuotaForOrigin", { origin: stage.origin, quotaSize: 1 });
  await openBook(page, stage.origin, person);
  await context.setOffline(true);
  await favourite(page, "Thank you").click();
  await expect(page.getByText("This device has no room left")).toBeVisible();
  await expect(favourite(page, "Thank you")).toHaveAttribute("aria-pressed", "true");
  await look(page, "no-room");
  await context.setOffline(false);
  await expect(page.getByRole("button", { name: /waiting/i })).toHaveCount(0);
  await context.close();
  expect((await onServer(stage.origin, person)).filter(({ favourite: marked }) => marked)).toMatchObject([{ sourceText: "Thank you" }]);
});

test("who leaves is asked about what is unsent, and leaves nothing behind for the next", async ({ page, context, stage }) => {
  const outputs = await readOutputs(stage.origin);
  const [ana, bela] = [await signUp(stage.origin, outputs, newPerson()), await signUp(stage.origin, outputs, newPerson())];
  await openBook(page, stage.origin, ana);
  await context.setOffline(true);
  await favourite(page, "Thank you").click();
  const leave = async () => {
    await page.getByRole("button", { name: "Your account" }).click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
  };
  await leave();
  await expect(page.getByRole("dialog", { name: "One change is not sent yet" })).toBeVisible();
  await look(page, "unsent");
  await page.getByRole("button", { name: "Stay" }).click();
  await expect(favourite(page, "Thank you")).toHaveAttribute("aria-pressed", "true");
  await leave();
  await page.getByRole("button", { name: "Sign out and lose them" }).click();
  await expect(page.getByText("Keep what you will say again.")).toBeVisible();
  await context.setOffline(false);

  await signInOnPage(page, bela);
  await expect(page.getByText("Nothing kept yet.")).toBeVisible();
  const traces = () =>
    page.evaluate(async () => {
      const databases = (await indexedDB.databases()).map(({ name }) => name ?? "");
      const accounts = new Set(databases.filter((name) => name.startsWith("parley/")).map((name) => name.split("/")[1]));
      return { accounts: accounts.size, stored: JSON.stringify([localStorage, sessionStorage].map((storage) => Object.entries(storage))) };
    });
  await expect.poll(async () => (await traces()).accounts).toBe(1);
  expect((await traces()).stored).not.toContain(ana.email);
  expect((await traces()).stored).not.toContain("Thank you");
});
