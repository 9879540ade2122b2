import { chromium, type Page } from "@playwright/test";
import { signIn, signOut } from "aws-amplify/auth";
import { configureAmplify, type DataClient } from "../../e2e/support/amplify-client.ts";
import { signInOnPage } from "../../e2e/support/journey.ts";
import { signUp } from "../../e2e/support/person.ts";
import type { Product } from "../../e2e/support/product.ts";
import config from "../../playwright.config.ts";
import type { Figure } from "../figure.ts";

const count = 1_000;

/** A thousand phrases brought in from a file without a network, in Chromium, then the network comes back. */
export async function outbox({ origin }: Product): Promise<readonly Figure[]> {
  const { outputs, client } = await configureAmplify(origin);
  const person = await signUp(origin, outputs);
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/phrases`);
    await signInOnPage(page, person);
    await page.getByText("Nothing kept yet.").waitFor();
    await openImport(page);
    await context.setOffline(true);
    await bringIn(page);
    await page.getByRole("button", { name: /waiting/i }).first().waitFor();

    const from = performance.now();
    await context.setOffline(false);
    await page.getByRole("button", { name: /waiting/i }).first().waitFor({ state: "detached", timeout: 300_000 });
    const drained = (performance.now() - from) / 1_000;

    await signIn({ username: person.email, password: person.password });
    const stored = await textsOnServer(client);
    const bare = await createPlainly(client);
    const different = new Set(stored).size;
    return [
      {
        name: "outbox of 1,000 phrases after a reconnect: lost, or doubled",
        measured: count - different + (stored.length - different),
        unit: "lost",
        bound: 0,
        yardstick: `${String(different)} different phrases on the server`,
      },
      {
        name: "outbox of 1,000 phrases, from the network's return to the last acknowledgement",
        measured: drained,
        unit: "s",
        yardstick: `100 phrases created one after the other by the bare client, times ten: ${bare.toFixed(1)} s`,
      },
    ];
  } finally {
    // The next figure's person signs in in this process too.
    await signOut();
    await browser.close();
  }
}

/** Its scripts are fetched while there is a network: whether the worker has them already is not measured here. */
async function openImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More to do with your phrases" }).click();
  await page.getByRole("group", { name: "More to do with your phrases" }).getByRole("button", { name: "Bring in from a file" }).click();
  const lines = Array.from({ length: count }, (_, index) => `en,Sentence number ${String(index)}.,es,Frase número ${String(index)}.`);
  const buffer = Buffer.from(["sourceLanguage,sourceText,targetLanguage,targetText", ...lines].join("\n"));
  await page.getByRole("dialog").locator("input[type=file]").setInputFiles({ name: "many.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: `Import ${count.toLocaleString("en")} phrases` }).waitFor();
}

async function bringIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: `Import ${count.toLocaleString("en")} phrases` }).click();
  await page.getByText(`Imported ${count.toLocaleString("en")} phrases`).first().waitFor({ timeout: 60_000 });
}

async function textsOnServer(client: DataClient): Promise<string[]> {
  const texts: string[] = [];
  let nextToken: string | null | undefined;
  do {
    const page = await client.models.Phrase.list({ limit: 500, nextToken: nextToken ?? null });
    if (page.errors) throw new Error(JSON.stringify(page.errors));
    texts.push(...page.data.map(({ sourceText }) => sourceText));
    nextToken = page.nextToken;
  } while (nextToken);
  return texts;
}

/** Seconds. */
async function createPlainly(client: DataClient): Promise<number> {
  const from = performance.now();
  for (let index = 0; index < 100; index++) {
    const id = crypto.randomUUID();
    await client.models.Phrase.create({ id, clientId: id, sourceText: "Plain", sourceLanguage: "en", targetText: "Simple", targetLanguage: "es" });
  }
  return (performance.now() - from) / 100;
}
