import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runNode } from "./run-node.ts";

const cwd = fileURLToPath(new URL("../..", import.meta.url));

function script(text: string) {
  const directory = mkdtempSync(join(tmpdir(), "parley-run-node-"));
  writeFileSync(join(directory, "script.ts"), text);
  return { file: join(directory, "script.ts"), pidFile: join(directory, "pid") };
}

it("rejects with what a program that fails printed", async () => {
  const { file } = script("console.log('out'); console.error('err'); process.exitCode = 3;");
  await expect(runNode(file, [], { cwd })).rejects.toThrow(/^(?:out\nerr|err\nout)$/);
});

it("rejects where the program cannot be started", async () => {
  await expect(runNode("script.ts", [], { cwd: "/no/such/folder" })).rejects.toThrow("ENOENT");
});

it("rejects once an aborted program is gone", async () => {
  const { file, pidFile } = script("import { writeFileSync } from 'node:fs'; writeFileSync(process.argv[2]!, String(process.pid)); setInterval(() => 0, 1000);");
  const controller = new AbortController();
  const running = runNode(file, [pidFile], { cwd, signal: controller.signal });
  running.catch(() => undefined);
  const pid = () => Number(readFileSync(pidFile, "utf8"));
  await expect.poll(() => isRunning(pid)).toBe(true);
  controller.abort();
  await expect(running).rejects.toThrow("ended with");
  expect(isRunning(pid)).toBe(false);
});

function isRunning(pid: () => number): boolean {
  try {
    return process.kill(pid(), 0);
  } catch {
    return false;
  }
}
