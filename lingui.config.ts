import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

/** Every msgid is a name that the code uses (`translate.copy`), never the English sentence itself. */
export default defineConfig({
  sourceLocale: "en",
  locales: ["en"],
  catalogs: ["", "account/", "phrases/", "rooms/", "sign-in-methods/"].map((folder) => ({ path: `<rootDir>/src/locales/${folder}{locale}`, include: ["src"] })),
  format: formatter({ explicitIdAsDefault: true, lineNumbers: false }),
});
