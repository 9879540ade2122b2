/**
 * Runs every suite, whatever the ones before it said, and closes with the names of what failed and the totals over all:
 * `N passed, N failed`. `--fast` leaves out the suites that start the whole product (contract, soak and browser).
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Outcome, readPlaywrightReport, readVitestReport } from "./read-report.ts";

interface Suite {
  readonly name: string;
  /** What Node runs. */
  readonly command: readonly string[];
  /** Reads the outcome from the report file; left out where the suite is one check. */
  readonly read?: (report: string) => Outcome;
  readonly slow?: boolean;
}

const folder = await mkdtemp(join(tmpdir(), "parley-test-"));
const reportOf = (name: string) => join(folder, `${name}.json`);
const vitest = (...projects: string[]): Suite => {
  const name = projects.join(" and ");
  return {
    name,
    command: [
      "node_modules/vitest/vitest.mjs",
      "run",
      ...projects.flatMap((project) => ["--project", project]),
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${reportOf(name)}`],
    ],
    read: (report) => readVitestReport(report, process.cwd()),
    slow: name !== "unit",
  };
};

const suites: readonly Suite[] = [
  // The whole tree in one reading, by native programs: docs/decisions/0011-checks-in-native-code.md.
  { name: "types and lint", command: ["--import", "tsx", "node_modules/oxlint/bin/oxlint", "--type-check"] },
  vitest("unit"),
  vitest("contract"),
  // Each keeps one core busy.
  vitest("backends", "soak"),
  {
    name: "browser",
    command: ["node_modules/@playwright/test/cli.js", "test"],
    read: readPlaywrightReport,
    slow: true,
  },
];

async function run({ name, command, read }: Suite): Promise<Outcome> {
  console.log(`\n── ${name} ──`);
  const startedAt = performance.now();
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(name), FORCE_COLOR: "0" },
  });
  const code = await new Promise<number>((done) => child.on("close", (exitCode) => done(exitCode ?? 1)));
  console.log(`── ${name}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s ──`);
  if (!read) return code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: ["see above"] };
  try {
    const outcome = read(await readFile(reportOf(name), "utf8"));
    // A suite that ends badly with no failed test (an error outside of any, say) has failed all the same.
    return code !== 0 && outcome.failed.length === 0 ? { ...outcome, failed: ["the run itself"] } : outcome;
  } catch {
    return { passed: 0, failed: ["no report: the run broke off"] };
  }
}

const fast = process.argv.includes("--fast");
if (!fast) {
  const { installMissing } = await import("../local/system/install-missing.ts");
  await installMissing(["apertium", "chromium"]);
}
const outcomes = new Map<string, Outcome>();
for (const suite of suites) {
  if (!(fast && suite.slow)) outcomes.set(suite.name, await run(suite));
}
await rm(folder, { recursive: true });

console.log("");
for (const [name, { failed }] of outcomes) for (const what of failed) console.log(`FAILED ${name}: ${what}`);
let passed = 0;
let failed = 0;
for (const [name, outcome] of outcomes) {
  console.log(`${name}: ${outcome.passed} passed${outcome.failed.length > 0 ? `, ${outcome.failed.length} FAILED` : ""}`);
  passed += outcome.passed;
  failed += outcome.failed.length;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
