import { copyFileSync, existsSync } from "node:fs";
import { resolve } from "node:path";
import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

export default defineConfig({
  plugins: [react(), lingui(), backendOutputs(), installable()],
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    // Fonts and pictures stay files: a `data:` address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf, debugName: "together" }] } } },
  },
});

/** Scripts that are always fetched together are one file: each of twenty small ones is a round trip on a slow network. */
const together = { first: "src/main.tsx", connected: "src/app/connected.tsx" };

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}
const closures = new Map<string, Set<string>>();

function chunkOf(id: string, modules: Modules): string | null {
  for (const [name, file] of Object.entries(together)) {
    const entry = resolve(import.meta.dirname, file);
    const closure = closures.get(entry) ?? staticallyImportedBy(entry, modules);
    closures.set(entry, closure);
    if (closure.has(id)) return name;
  }
  return null;
}

function staticallyImportedBy(entry: string, modules: Modules): Set<string> {
  const found = new Set([entry]);
  for (const id of found) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/** `sw.js`, with a list of every file that the app needs without a network. Not there in `npm run dev`. */
function installable() {
  return VitePWA({
    strategies: "injectManifest",
    srcDir: "src/service-worker",
    filename: "sw.ts",
    // `src/app/app-updates.ts` registers it, and `public/` has the manifest.
    injectRegister: false,
    manifest: false,
    injectManifest: {
      globPatterns: ["index.html", "theme.js", "*.{svg,png,webmanifest}", "assets/*.{js,css}", "assets/*-latin-wght-normal-*.woff2"],
      // A longer script than this would be left out in silence, and missing without a network: the build breaks instead.
      maximumFileSizeToCacheInBytes: 2_000_000,
    },
  });
}

/** What `ampx` wrote for this deployment is part of the site; on one machine the local cloud answers with its own. */
function backendOutputs(): Plugin {
  let [from, to] = ["", ""];
  return {
    name: "parley:backend-outputs",
    apply: "build",
    configResolved({ root, build }) {
      from = resolve(root, "amplify_outputs.json");
      to = resolve(root, build.outDir, "amplify_outputs.json");
    },
    closeBundle() {
      if (existsSync(from)) copyFileSync(from, to);
    },
  };
}
