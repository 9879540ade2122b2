import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { requirements, type Requirement } from "./requirements.ts";

export type RequirementName = keyof typeof requirements;

export interface Machine {
  readonly has: (program: string) => boolean;
  readonly exists: (path: string) => boolean;
  readonly isRoot: boolean;
  /** Runs a program with its output shown; resolves with its exit code. */
  readonly run: (program: string, words: readonly string[]) => Promise<number>;
  /** Whether the package index knows the package. */
  readonly isOffered: (packageName: string) => boolean;
}

/**
 * Finds what the operating system must provide. What is missing is installed with apt where that is possible (Debian or
 * Ubuntu, as root); elsewhere the log says what to do. Never fails: what needs the missing program says so itself.
 */
export async function installMissing(
  names: readonly RequirementName[],
  log: (message: string) => void = console.log,
  machine: Machine = thisMachine,
): Promise<void> {
  const missing = new Map(names.map((name) => [requirements[name], missingPackages(requirements[name], machine)]));
  for (const [requirement, packages] of missing) if (packages.length === 0) missing.delete(requirement);
  if (missing.size === 0) return;

  const packages = [...missing.values()].flat();
  const purposes = [...missing.keys()].map(({ purpose }) => purpose).join(" and ");
  const install = ["install", "-y", "--no-install-recommends"];
  if (!machine.has("apt-get")) {
    for (const { purpose, elsewhere } of missing.keys()) log(`What ${purpose} needs is missing. ${elsewhere}`);
    return;
  }
  if (!machine.isRoot) {
    log(`What ${purposes} needs is missing. This installs it: sudo apt-get update && sudo apt-get ${[...install, ...packages].join(" ")}`);
    return;
  }
  log(`Installing what ${purposes} needs with apt-get: ${packages.join(" ")}`);
  const wait = ["-o", "DPkg::Lock::Timeout=300"];
  await machine.run("apt-get", [...wait, "-q", "update"]);
  const offered = packages.filter(machine.isOffered);
  const code = offered.length === 0 ? 1 : await machine.run("apt-get", [...wait, "-q", ...install, ...offered]);
  const lacking = code === 0 ? packages.filter((name) => !offered.includes(name)) : packages;
  if (lacking.length > 0) log(`These packages could not be installed: ${lacking.join(" ")}. What needs them will say so.`);
}

/** A program of another origin, whose files lie elsewhere, counts as there with all its parts. */
function missingPackages({ programs, packages }: Requirement, machine: Machine): string[] {
  const program = programs.find(machine.has);
  const isPackaged = program !== undefined && machine.exists(`/usr/bin/${program}`) && machine.has("apt-get");
  if (program !== undefined && !isPackaged) return [];
  return Object.entries(packages).filter(([, evidence]) => !evidence.some(machine.exists)).map(([name]) => name);
}

const thisMachine: Machine = {
  has: (program) => (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program))),
  exists: existsSync,
  isRoot: process.getuid?.() === 0,
  run: (program, words) =>
    new Promise((done) => {
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
      const child = spawn(program, words, { stdio: ["ignore", "inherit", "inherit"], env });
      child.on("error", () => done(1));
      child.on("close", (code) => done(code ?? 1));
    }),
  isOffered: (name) => spawnSync("apt-cache", ["show", name], { stdio: "ignore" }).status === 0,
};
