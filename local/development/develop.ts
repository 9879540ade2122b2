import { rm } from "node:fs/promises";
import { join } from "node:path";
import { loadAssembly } from "../assembly/load-assembly.ts";
import type { Assembly } from "../assembly/model.ts";
import { isSameButCode } from "../assembly/same-but-code.ts";
import { bundleOf, readBundles, type Bundle } from "../build/bundles.ts";
import { watchFolder } from "../build/watch.ts";
import { codePathOf } from "../services/lambda/lambda-function.ts";
import { createFunctionBundler } from "./function-bundler.ts";

/** What of a running cloud is replaced while it runs. */
export interface Replaceable {
  /** The folder of the code that each function runs now, by the function's name. */
  code(): ReadonlyMap<string, string>;
  replaceCode(functionName: string, codePath: string): Promise<void>;
}

export interface DevelopOptions {
  /** Of the checkout; `amplify/` in it is watched. */
  readonly root: string;
  /** The folder of the assembly that runs. */
  readonly assembly: string;
  /** What runs now. */
  readonly cloud: () => Replaceable;
  /** The folder of the assembly of `amplify/` as it is now. Rejects once nothing is left of it where it is aborted. */
  readonly synthesize: (signal: AbortSignal) => Promise<string>;
  /** Runs this assembly in place of the one before, on the same data; or rejects, and that one runs anew. */
  readonly replaceCloud: (assembly: string) => Promise<void>;
  readonly say: (line: string) => void;
}

/**
 * Keeps the running backend that of `amplify/`. Where only the code of functions changed, they alone are bundled and
 * replaced; the backend is synthesized again beside that where a file changed that synthesis may read.
 * Whatever does not build leaves what runs as it is. Answers how to stop.
 */
export function developBackend(options: DevelopOptions): () => Promise<void> {
  const { root, cloud, synthesize, replaceCloud, say } = options;
  let { assembly } = options;
  const bundler = createFunctionBundler(root);
  let { bundles, synthesisFiles } = readBundlesOf(assembly);
  /** Functions whose last bundling failed: any change may mend them. */
  const broken = new Set<string>();
  const ownFolders = new Map<string, string>();
  let changedMeanwhile: string[] = [];
  let synthesis = new AbortController();
  let lastSynthesis = Promise.resolve();
  let lastStep = Promise.resolve();

  /** One after the other, however fast the changes come. */
  const inTurn = (step: () => Promise<void>) => (lastStep = lastStep.then(step).catch((error: unknown) => say(messageOf(error))));

  function run(name: string, codePath: string, isOwn: boolean): void {
    const old = ownFolders.get(name);
    ownFolders.delete(name);
    if (isOwn) ownFolders.set(name, codePath);
    void cloud().replaceCode(name, codePath).then(() => (old === undefined ? undefined : removeFolder(old)));
  }

  async function replaceFunction(name: string, bundle: Bundle): Promise<void> {
    const startedAt = performance.now();
    try {
      const { codePath, inputs } = await bundler.bundle(bundle);
      bundles.set(name, { ...bundle, inputs });
      broken.delete(name);
      run(name, codePath, true);
      say(`${entryOf(bundle)} was replaced (bundled in ${((performance.now() - startedAt) / 1000).toFixed(2)} s).`);
    } catch (error) {
      broken.add(name);
      say(`${entryOf(bundle)} goes on as it was. ${messageOf(error)}`);
    }
  }

  async function replaceFunctions(files: readonly string[]): Promise<void> {
    const affected = [...bundles].filter(([name, { inputs }]) => broken.has(name) || inputs.some((input) => files.includes(input)));
    await Promise.all(affected.map(([name, bundle]) => replaceFunction(name, bundle)));
  }

  /** Whether a file may say anything to the synthesis: all do but those that went into functions and nowhere else. */
  function isForSynthesis(file: string): boolean {
    return synthesisFiles.has(file) || ![...bundles.values()].some(({ inputs }) => inputs.includes(file));
  }

  async function adopt(next: string): Promise<void> {
    if (next === assembly) return;
    const wanted = loadAssembly(next);
    if (isSameButCode(loadAssembly(assembly), wanted)) {
      const running = cloud().code();
      for (const [name, codePath] of codeOf(wanted)) if (codePath !== running.get(name)) run(name, codePath, false);
    } else {
      await replaceCloud(next).catch((error: unknown) => {
        for (const [name, codePath] of ownFolders) void cloud().replaceCode(name, codePath);
        throw new Error(`The new backend does not start, so the old one goes on: ${messageOf(error)}`, { cause: error });
      });
      await removeOwnFolders();
      say("The backend was replaced.");
    }
    assembly = next;
    ({ bundles, synthesisFiles } = readBundlesOf(next));
    broken.clear();
    void bundler.warm(bundles.values());
    // What was changed while it was synthesized may be in it or not.
    await replaceFunctions(changedMeanwhile);
  }

  async function removeOwnFolders(): Promise<void> {
    await Promise.all([...ownFolders.values()].map(removeFolder));
    ownFolders.clear();
  }

  /** Of the files as they are now: one that still reads older ones is of no use any more. */
  function synthesizeAgain(): void {
    synthesis.abort();
    synthesis = new AbortController();
    const { signal } = synthesis;
    lastSynthesis = lastSynthesis.then(async () => {
      if (signal.aborted) return;
      changedMeanwhile = [];
      await synthesize(signal).then(
        (next) => inTurn(() => adopt(next)),
        (error: unknown) => {
          if (!signal.aborted) say(messageOf(error));
        },
      );
    });
  }

  const stopWatching = watchFolder(join(root, "amplify"), (paths) => {
    const files = paths.filter(counts).map((path) => join("amplify", path));
    if (files.length === 0) return;
    changedMeanwhile.push(...files);
    void inTurn(async () => {
      await replaceFunctions(files);
      if (files.some(isForSynthesis)) synthesizeAgain();
    });
  });

  void bundler.warm(bundles.values());

  return async () => {
    stopWatching();
    synthesis.abort();
    await lastSynthesis;
    await lastStep;
    await bundler.close();
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const removeFolder = (path: string) => rm(path, { recursive: true, force: true });

/** What the fingerprint of an assembly leaves out changes nothing. */
const counts = (path: string) => !/(?:^|\/)\.|~$|\.test\.tsx?$/.test(path);

/** `amplify/functions/say/handler.ts` */
const entryOf = ({ words }: Bundle) => words.find((word) => word.startsWith("./"))?.slice(2) ?? "A function";

const codeOf = (assembly: Assembly) =>
  new Map(assembly.resourcesOf("AWS::Lambda::Function").map((resource) => [resource.ref, codePathOf(resource, assembly)]));

function readBundlesOf(assembly: string) {
  const recorded = readBundles(assembly);
  const bundles = new Map<string, Bundle>();
  for (const [name, codePath] of codeOf(loadAssembly(assembly))) {
    const bundle = bundleOf(codePath, recorded);
    if (bundle) bundles.set(name, bundle);
  }
  return { bundles, synthesisFiles: new Set(recorded.synthesis) };
}
