import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Debian's, what comes first being lighter: Playwright's own download is not needed. */
const browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

export default defineConfig({
  testDir: "e2e/journeys",
  // How long something may hang, not how fast it is: nothing here proves speed, and machines are slow.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // A browser, its server and axe keep two cores busy.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "test-results/report.json" }]],
  outputDir: "test-results",
  use: {
    locale: "en-GB",
    actionTimeout: 30_000,
    // Without its film, which costs as much as the journey itself.
    trace: { mode: "retain-on-failure", screenshots: false },
    // Flags keep it from calling home.
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? browsers.find(existsSync),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
      ],
    },
  },
});
