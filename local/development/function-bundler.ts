import type { BuildContext, BuildFailure, Message } from "esbuild";
import { mkdtempSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { BuildError } from "../build/build-error.ts";
import type { Bundle } from "../build/bundles.ts";
import { esbuildOptions } from "./esbuild-options.ts";

export interface FreshCode {
  /** A new folder: the caller's to remove, or `close()` does. */
  readonly codePath: string;
  /** What went into it, relative to the root. */
  readonly inputs: readonly string[];
}

type Recipe = Pick<Bundle, "file" | "words">;

export interface FunctionBundler {
  /**
   * Bundles one function as the synthesis did, from its files as they are now. Rejects with BuildError, which says file
   * and line.
   */
  bundle(recipe: Recipe): Promise<FreshCode>;
  /** Bundles these one after the other for nothing but to be quick when one of them changes. */
  warm(recipes: Iterable<Recipe>): Promise<void>;
  /** Removes all code that was made, and lets go of what was kept. */
  close(): Promise<void>;
}

/** Keeps what esbuild read and parsed of each function: what did not change is not read again. */
export function createFunctionBundler(root: string): FunctionBundler {
  const directory = mkdtempSync(join(tmpdir(), "parley-code-"));
  const builders = new Map<string, ReturnType<typeof createBuilder>>();
  let isClosed = false;

  /** By what esbuild is told: a new backend mostly has the same functions. */
  function builderOf(recipe: Recipe) {
    const key = JSON.stringify(recipe);
    const builder = builders.get(key) ?? createBuilder(root, join(directory, String(builders.size)), recipe);
    builders.set(key, builder);
    return builder;
  }

  return {
    bundle: (recipe) => builderOf(recipe).build(),
    async warm(recipes) {
      for (const recipe of recipes) {
        if (isClosed) return;
        // A fault is said once somebody changes the function.
        await builderOf(recipe).warm().catch(() => undefined);
      }
    },
    async close() {
      isClosed = true;
      await Promise.all([...builders.values()].map((builder) => builder.close()));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function createBuilder(root: string, directory: string, { file, words }: Recipe) {
  const outfile = join(directory, "newest", file);
  let context: Promise<BuildContext<{ metafile: true }>> | undefined;
  let builds = 0;
  let lastTurn: Promise<unknown> = Promise.resolve();

  /** esbuild lets one who asks while it builds share that build, which may have read the file before it changed. */
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = lastTurn.then(step);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async function start() {
    // Loaded only where something is developed: it takes a moment.
    const { context: startContext } = await import("esbuild");
    return startContext({ ...esbuildOptions(words), absWorkingDir: root, outfile, metafile: true, logLevel: "silent" });
  }

  async function rebuild() {
    context ??= start();
    try {
      return (await (await context).rebuild()).metafile;
    } catch (error) {
      throw new BuildError("It cannot be bundled", isFailure(error) ? error.errors.map(lineOf).join("\n") : error);
    }
  }

  return {
    warm: () => inTurn(rebuild),
    build: () =>
      inTurn(async (): Promise<FreshCode> => {
        const { inputs } = await rebuild();
        builds += 1;
        // As deep as where esbuild puts it, so that the paths in its source map hold there too.
        const codePath = join(directory, String(builds));
        await cp(dirname(outfile), codePath, { recursive: true });
        const own = Object.keys(inputs).filter((path) => !path.includes("node_modules/"));
        return { codePath, inputs: own.map((path) => relative(root, resolve(root, path))) };
      }),
    close: () => inTurn(async () => (await context?.catch(() => undefined))?.dispose()),
  };
}

const isFailure = (error: unknown): error is BuildFailure => error instanceof Error && "errors" in error && Array.isArray(error.errors);

/** `FILE:LINE:COLUMN: message` */
const lineOf = ({ text, location }: Message) => (location ? `${location.file}:${location.line}:${location.column}: ${text}` : text);
