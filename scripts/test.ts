/**
 * Runs every suite, whatever the ones before it said, and closes with the totals over all: `N passed, N failed`.
 * `--fast` leaves out the suites that start the whole product (contract, soak and browser).
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Totals {
  passed: number;
  failed: number;
}

interface Suite {
  readonly name: string;
  /** What Node runs. */
  readonly command: readonly string[];
  /** Reads the totals out of the report file; left out where the suite is one check. */
  readonly totals?: (report: unknown) => Totals;
  readonly slow?: boolean;
}

const folder = await mkdtemp(join(tmpdir(), "parley-test-"));
const reportOf = (name: string) => join(folder, `${name}.json`);
const vitest = (project: string): Suite => ({
  name: project,
  command: ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${reportOf(project)}`],
  totals: (report) => {
    const { numPassedTests, numFailedTests } = report as { numPassedTests: number; numFailedTests: number };
    return { passed: numPassedTests, failed: numFailedTests };
  },
  slow: project !== "unit",
});

/** One process each: linting the whole tree with types in one process takes more memory than Node gives it. */
const checks: readonly Suite[] = [
  ...["local", "amplify", "src", "src/service-worker", "e2e", "bench", "."].map((project) => ({ name: `types ${project}`, command: ["tsc", "-p", project] })),
  ...[["local"], ["amplify"], ["src"], ["e2e", "bench", "scripts", "public", "*.ts", "*.js"]].map((folders) => ({
    name: `lint ${folders[0] ?? ""}`,
    command: ["eslint", "--max-warnings=0", ...folders],
  })),
];

const suites: readonly Suite[] = [
  vitest("unit"),
  vitest("contract"),
  vitest("soak"),
  {
    name: "browser",
    command: ["node_modules/@playwright/test/cli.js", "test"],
    totals: (report) => {
      const { stats } = report as { stats: { expected: number; unexpected: number; flaky: number } };
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    },
    slow: true,
  },
];

async function run({ name, command, totals }: Suite): Promise<Totals> {
  // What runs beside another prints when it is done; what runs alone prints as it goes.
  if (totals) console.log(`\n── ${name} ──`);
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", totals ? "inherit" : "pipe", totals ? "inherit" : "pipe"],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(name), FORCE_COLOR: "0" },
  });
  let output = "";
  const keep = (chunk: Buffer) => (output += chunk.toString());
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const code = await new Promise<number>((done) => child.on("close", (exitCode) => done(exitCode ?? 1)));
  if (!totals) {
    console.log(`── ${name}: ${code === 0 ? "passed" : `FAILED\n${output}`}`);
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  }
  try {
    const counted = totals(JSON.parse(await readFile(reportOf(name), "utf8")));
    // A suite that ends badly with no failed test (a file that does not load, say) has failed all the same.
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const fast = process.argv.includes("--fast");
if (!fast) {
  const { installMissing } = await import("../local/system/install-missing.ts");
  await installMissing(["apertium", "chromium"]);
}
const results = new Map<string, Totals>();
const waiting = [...checks];
const checkOneByOne = async () => {
  for (let check = waiting.shift(); check; check = waiting.shift()) results.set(check.name, await run(check));
};
await Promise.all([checkOneByOne(), checkOneByOne()]);
for (const suite of suites) {
  if (!(fast && suite.slow)) results.set(suite.name, await run(suite));
}
await rm(folder, { recursive: true });

console.log("");
let passed = 0;
let failed = 0;
for (const [name, totals] of results) {
  console.log(`${name}: ${totals.passed} passed${totals.failed ? `, ${totals.failed} FAILED` : ""}`);
  passed += totals.passed;
  failed += totals.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
