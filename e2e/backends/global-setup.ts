import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { cachedFolder } from "../../local/build/cached-folder.ts";
import { runNode } from "../../local/build/run-node.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder of the library's assembly. */
    library: string;
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Synthesizes the backends with the real constructs, as `npx ampx sandbox` does, once for each change of them. */
export default async function setup(project: TestProject): Promise<void> {
  const context = { "amplify-backend-namespace": "library", "amplify-backend-name": "test", "amplify-backend-type": "sandbox" };
  const assembly = await cachedFolder({
    root,
    cacheDirectory: `${root}.parley/cache`,
    kind: "library",
    sources: ["e2e/backends/library/amplify", "package-lock.json", "package.json"],
    make: (directory) =>
      runNode("e2e/backends/library/amplify/backend.ts", [], {
        cwd: root,
        env: { CDK_CONTEXT_JSON: JSON.stringify(context), CDK_OUTDIR: directory },
      }),
  });
  project.provide("library", assembly);
}
