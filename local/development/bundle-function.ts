import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { BuildError } from "../build/build-error.ts";
import { esbuildPath, type Bundle } from "../build/bundles.ts";
import { explainOutput } from "../build/explain-output.ts";

export interface FreshCode {
  /** A new folder, the caller's to remove. */
  readonly codePath: string;
  /** What went into it, relative to the root. */
  readonly inputs: readonly string[];
}

/** Bundles one function as the synthesis did, from its files as they are now. Rejects with BuildError, which says file and line. */
export async function bundleFunction(root: string, { file, words }: Pick<Bundle, "file" | "words">): Promise<FreshCode> {
  const codePath = await mkdtemp(join(tmpdir(), "parley-code-"));
  const metafile = join(codePath, "metafile.json");
  try {
    await runEsbuild(root, [...words, `--outfile=${join(codePath, file)}`, `--metafile=${metafile}`]);
    const { inputs } = JSON.parse(await readFile(metafile, "utf8")) as { inputs: Record<string, unknown> };
    const own = Object.keys(inputs).filter((path) => !path.includes("node_modules/"));
    return { codePath, inputs: own.map((path) => relative(root, resolve(root, path))) };
  } catch (error) {
    await rm(codePath, { recursive: true, force: true });
    throw error;
  }
}

function runEsbuild(root: string, words: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(esbuildPath(root), words, { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
    let output = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", fail);
    child.on("close", (code) => {
      if (code === 0) done();
      else fail(new BuildError("It cannot be bundled", explainOutput(output, root) ?? output));
    });
  });
}
