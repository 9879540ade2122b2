import { rm } from "node:fs/promises";
import { test as base, type BrowserContext, expect, type Page } from "@playwright/test";
import type { Person } from "./person.ts";
import { watchPolicy } from "./policy.ts";
import { startProduct, type Product } from "./product.ts";

/** A running product for each journey file, which a journey may stop and start again on the same data and port. */
export interface Stage {
  readonly origin: string;
  stop(): Promise<void>;
  startAgain(): Promise<void>;
}

export const test = base.extend<{ stage: Stage; policy: undefined }, { workerStage: Stage }>({
  workerStage: [
    // Playwright reads the fixtures that one asks for out of this pattern: here none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      let product: Product = await startProduct();
      const { origin, dataDirectory } = product;
      await use({
        origin,
        stop: () => product.stop(),
        async startAgain() {
          product = await startProduct({ dataDirectory, port: Number(new URL(origin).port) });
        },
      });
      await product.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 240_000 },
  ],
  stage: async ({ workerStage }, use) => {
    await use(workerStage);
  },
  // No journey does anything that the site's own policy forbids, whichever of its browsers it does it in.
  policy: [
    async ({ browser }, use) => {
      const violations: string[] = [];
      const watch = (context: BrowserContext) => void watchPolicy(context, (what) => violations.push(what));
      browser.on("context", watch);
      await use(undefined);
      browser.off("context", watch);
      expect(violations).toEqual([]);
    },
    { auto: true },
  ],
});

export const sourceOf = (page: Page) => page.getByRole("textbox", { name: "Your text" });
export const targetOf = (page: Page) => page.getByRole("region", { name: "Translation" });

/** Chooses a language in one of the two pickers. */
export async function choose(page: Page, side: "from" | "to", language: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^Translate ${side} `) }).click();
  const search = page.getByRole("combobox", { name: "Search languages" });
  await search.fill(language);
  await page.getByRole("option", { name: new RegExp(language, "i") }).first().click();
  // Before it has gone, what is typed goes nowhere.
  await expect(search).toBeHidden();
}

/** Signs in, and waits until the dialog has gone, as a person does. */
export async function signInOnPage(page: Page, person: Person): Promise<void> {
  await trySignIn(page, person);
  await expect(page.getByRole("dialog"), "the sign-in worked").toBeHidden();
}

export async function trySignIn(page: Page, { email, password }: Person): Promise<void> {
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Sign in" }).first().click();
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByLabel("Password", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
}
