import { BuildError } from "./build-error.ts";
import { cachedFolder } from "./cached-folder.ts";
import { explainOutput } from "./explain-output.ts";
import { filesUnder } from "./fingerprint.ts";
import { runNode } from "./run-node.ts";

const bundling = new URL("./bundling.ts", import.meta.url).href;

/** As `npx ampx sandbox` would name this backend; only identifiers are made from it. */
const context = { "amplify-backend-namespace": "parley", "amplify-backend-name": "local", "amplify-backend-type": "sandbox" };

/**
 * CDK_VALIDATION: CDK's own check of the templates only warns, and its engine takes as long to start as all the rest; a
 * deployment to AWS has it. The stack is long enough to reach from CDK's depths to the line in amplify/ that is meant.
 */
const settings = { CDK_CONTEXT_JSON: JSON.stringify(context), CDK_VALIDATION: "false", NODE_OPTIONS: "--stack-trace-limit=60" };

export interface SynthesizeOptions {
  readonly root: string;
  readonly cacheDirectory: string;
  readonly onStart: () => void;
  readonly signal?: AbortSignal;
}

/** The cloud assembly of `amplify/` as it is now: synthesized only when it, the lockfile or package.json changed. */
export function synthesize({ root, cacheDirectory, onStart, signal }: SynthesizeOptions): Promise<string> {
  return cachedFolder({
    root,
    cacheDirectory,
    kind: "assembly",
    sources: ["amplify", "package-lock.json", "package.json"],
    make: async (directory) => {
      onStart();
      const env = { ...settings, CDK_OUTDIR: directory };
      await runNode("amplify/backend.ts", [], { cwd: root, env, preload: [bundling], ...(signal && { signal }) }).catch(async (error: unknown) => {
        const output = error instanceof Error ? error.message : String(error);
        const sources = (await filesUnder(root, "amplify")).filter((file) => file.endsWith(".ts"));
        throw new BuildError("The backend in amplify/ does not synthesize", explainOutput(output, root, sources) ?? error);
      });
    },
  });
}
