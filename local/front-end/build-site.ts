import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BuildError } from "../build/build-error.ts";
import { cachedFolder } from "../build/cached-folder.ts";
import { runNode } from "../build/run-node.ts";

/** The built front end as its sources are now; undefined where there are none. */
export async function buildSite(options: { root: string; cacheDirectory: string; onStart: () => void }): Promise<string | undefined> {
  const { root, cacheDirectory, onStart } = options;
  if (!existsSync(join(root, "index.html"))) return undefined;
  return cachedFolder({
    root,
    cacheDirectory,
    kind: "site",
    sources: ["src", "public", "index.html", "vite.config.ts", "lingui.config.ts", "package-lock.json", "local/front-end/plain-websocket.ts", "local/front-end/run-vite-build.ts"],
    make: async (directory) => {
      onStart();
      // In its own process: the bundler's memory goes when it is done, and synthesis runs beside it.
      // NODE_ENV, because a test runner sets another, which would build React for developers into the cache.
      await runNode(fileURLToPath(new URL("./run-vite-build.ts", import.meta.url)), [directory], { cwd: root, env: { NODE_ENV: "production" } }).catch((error: unknown) => {
        throw new BuildError("The front end in src/ does not build", error);
      });
    },
  });
}
