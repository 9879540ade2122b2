import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "unit", include: ["{amplify,local,src}/**/*.test.{ts,tsx}"], environment: "node", css: { include: [/theme\.css/] } } },
      {
        extends: true,
        test: {
          name: "contract",
          include: ["e2e/contract/**/*.test.ts"],
          globalSetup: "e2e/contract/global-setup.ts",
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { extends: true, test: { name: "soak", include: ["e2e/soak/**/*.test.ts"], hookTimeout: 120_000 } },
    ],
  },
});
