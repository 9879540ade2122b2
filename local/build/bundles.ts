import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How one function of the backend was bundled. */
export interface Bundle {
  /** Of the bundle's code: by it a function of the assembly is known. */
  readonly sha256: string;
  /** `index.mjs` */
  readonly file: string;
  /** What esbuild was told, but for where the bundle goes; paths relative to the checkout. */
  readonly words: readonly string[];
  /** The files of the checkout that went into it, relative to the root. */
  readonly inputs: readonly string[];
}

export interface Bundles {
  readonly functions: readonly Bundle[];
  /** The modules of the checkout that the synthesis itself loads. */
  readonly synthesis: readonly string[];
}

/** Beside the templates of an assembly. */
export const bundlesFile = "bundles.json";

export const esbuildPath = (root: string) => join(root, "node_modules/.bin/esbuild");

/** What the synthesis wrote down; nothing for an assembly that was made without. */
export function readBundles(assemblyDirectory: string): Bundles {
  const path = join(assemblyDirectory, bundlesFile);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Bundles) : { functions: [], synthesis: [] };
}

/** How the code in this folder was bundled. */
export function bundleOf(codePath: string, { functions }: Bundles): Bundle | undefined {
  return functions.find(({ file, sha256 }) => {
    const path = join(codePath, file);
    return existsSync(path) && createHash("sha256").update(readFileSync(path)).digest("hex") === sha256;
  });
}
