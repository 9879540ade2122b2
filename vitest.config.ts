import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Of two cores vitest would use one.
    maxWorkers: availableParallelism(),
    // How long a test may hang, not how fast it is: no test proves speed by it, and machines are slow.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      { extends: true, test: { name: "unit", include: ["{amplify,local,scripts,src}/**/*.test.{ts,tsx}"], environment: "node", css: { include: [/theme\.css/] } } },
      {
        extends: true,
        test: { name: "contract", include: ["e2e/contract/**/*.test.ts"], globalSetup: "e2e/contract/global-setup.ts" },
      },
      { extends: true, test: { name: "backends", include: ["e2e/backends/**/*.test.ts"], globalSetup: "e2e/backends/global-setup.ts" } },
      { extends: true, test: { name: "soak", include: ["e2e/soak/**/*.test.ts"] } },
    ],
  },
});
