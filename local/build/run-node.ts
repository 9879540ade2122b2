import { spawn } from "node:child_process";

/** Runs a TypeScript file in a Node.js process of its own; rejects with what it printed when it fails, or once it is gone when it is aborted. */
export function runNode(
  file: string,
  words: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>>; readonly preload?: readonly string[]; readonly signal?: AbortSignal },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["tsx", ...(options.preload ?? [])].flatMap((module) => ["--import", module]).concat(file, words), {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      signal: options.signal,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", (error) => {
      // Where it is aborted, it still runs at this moment.
      if (child.pid === undefined) reject(error);
    });
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(output.trim() || `${file} ended with ${code ?? "a signal"}.`))));
  });
}
