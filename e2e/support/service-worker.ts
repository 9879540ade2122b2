import type { Page } from "@playwright/test";

/** Resolves once this page's app is kept on the device, whole. */
export async function kept(page: Page): Promise<void> {
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated");
}
