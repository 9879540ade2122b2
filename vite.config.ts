import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react(), lingui()],
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    // Fonts and pictures stay files: a `data:` address would need a hole in the content security policy.
    assetsInlineLimit: 0,
  },
});
