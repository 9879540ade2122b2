/**
 * Loaded into the process that synthesizes, ahead of CDK. CDK bundles each function by `npx --no-install esbuild ...`, and
 * npx takes longer than esbuild does: here esbuild runs at once, with the very same arguments. What was bundled, how, and
 * from which files is written beside the templates, so that a changed handler is bundled again without a synthesis.
 */
import childProcess, { type SpawnSyncOptions } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import process from "node:process";
import { bundlesFile, esbuildPath, type Bundle, type Bundles } from "./bundles.ts";

const outputDirectory = process.env.CDK_OUTDIR ?? "";
const root = process.cwd();
const metafile = join(outputDirectory, "metafile.json");
const functions: Bundle[] = [];
const spawnSync = childProcess.spawnSync;

/** Files of the checkout among esbuild's inputs; packages change with the lockfile only. */
function inputsOf(metafilePath: string, directory: string): string[] {
  const { inputs } = JSON.parse(readFileSync(metafilePath, "utf8")) as { inputs: Record<string, unknown> };
  rmSync(metafilePath);
  return Object.keys(inputs).filter((path) => !path.includes("node_modules/")).map((path) => relative(root, resolve(directory, path)));
}

function bundle(words: readonly string[], options: SpawnSyncOptions) {
  const result = spawnSync(esbuildPath(root), [...words, `--metafile=${metafile}`], options);
  const output = words.find((word) => word.startsWith("--outfile="))?.slice("--outfile=".length);
  if (result.status === 0 && output !== undefined) {
    const sha256 = createHash("sha256").update(readFileSync(output)).digest("hex");
    // Relative to the checkout, which may stand elsewhere when they are read.
    const own = words.filter((word) => !word.startsWith("--outfile=")).map((word) => word.replaceAll(`${root}/`, "./"));
    functions.push({ sha256, file: output.slice(output.lastIndexOf("/") + 1), words: own, inputs: inputsOf(metafile, String(options.cwd ?? root)) });
  }
  return result;
}

childProcess.spawnSync = ((command: string, words: readonly string[], options: SpawnSyncOptions) =>
  command === "npx" && words[0] === "--no-install" && words[1] === "esbuild"
    ? bundle(words.slice(2), options)
    : spawnSync(command, words, options)) as typeof spawnSync;

process.on("exit", (code) => {
  const [, entry = ""] = process.argv;
  if (code !== 0) return;
  // Bundled for its inputs alone: the modules that the synthesis itself consists of.
  mkdirSync(outputDirectory, { recursive: true });
  const words = ["--bundle", entry, "--packages=external", "--platform=node", "--format=esm", `--metafile=${metafile}`, "--outfile=/dev/null", "--log-level=silent"];
  const { status } = spawnSync(esbuildPath(root), words, { cwd: root, stdio: "ignore" });
  const bundles: Bundles = { functions, synthesis: status === 0 ? inputsOf(metafile, root) : [] };
  writeFileSync(join(outputDirectory, bundlesFile), JSON.stringify(bundles, null, 1));
});
