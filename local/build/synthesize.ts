import { BuildError } from "./build-error.ts";
import { cachedFolder } from "./cached-folder.ts";
import { runNode } from "./run-node.ts";

/** As `npx ampx sandbox` would name this backend; only identifiers are made from it. */
const context = { "amplify-backend-namespace": "parley", "amplify-backend-name": "local", "amplify-backend-type": "sandbox" };

/** The cloud assembly of `amplify/` as it is now: synthesized only when it, the lockfile or package.json changed. Takes about 11 s. */
export function synthesize({ root, cacheDirectory, onStart }: { root: string; cacheDirectory: string; onStart: () => void }): Promise<string> {
  return cachedFolder({
    root,
    cacheDirectory,
    kind: "assembly",
    sources: ["amplify", "package-lock.json", "package.json"],
    make: async (directory) => {
      onStart();
      const env = { CDK_CONTEXT_JSON: JSON.stringify(context), CDK_OUTDIR: directory };
      await runNode("amplify/backend.ts", [], { cwd: root, env }).catch((error: unknown) => {
        throw new BuildError("The backend in amplify/ does not synthesize", error);
      });
    },
  });
}
