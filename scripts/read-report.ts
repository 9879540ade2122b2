/** What a suite came to: how many tests passed, and the names of those that did not. */
export interface Outcome {
  readonly passed: number;
  readonly failed: readonly string[];
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Reads what vitest's json reporter writes. A file that did not load has failed, though it has no tests to show for it. */
export function readVitestReport(text: string, root: string): Outcome {
  const report = JSON.parse(text) as VitestReport;
  const outcome = { passed: 0, failed: [] as string[] };
  for (const { name, status, assertionResults } of report.testResults) {
    const file = name.replace(`${root}/`, "");
    const failed = assertionResults.filter((test) => test.status === "failed").map(({ fullName }) => `${file}: ${fullName}`);
    if (status === "failed" && failed.length === 0) failed.push(`${file}: the file itself`);
    outcome.failed.push(...failed);
    outcome.passed += assertionResults.filter((test) => test.status === "passed").length;
  }
  return outcome;
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly { readonly file: string; readonly title: string; readonly tests: readonly { readonly status: string }[] }[];
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
}

/** Reads what Playwright's json reporter writes. What passes only at the second try has failed. */
export function readPlaywrightReport(text: string): Outcome {
  const report = JSON.parse(text) as PlaywrightReport;
  const specs = (suite: PlaywrightSuite): PlaywrightSuite["specs"] => [...suite.specs, ...(suite.suites ?? []).flatMap(specs)];
  const outcome = { passed: 0, failed: [] as string[] };
  for (const { file, title, tests } of report.suites.flatMap(specs)) {
    for (const { status } of tests) {
      if (status === "expected") outcome.passed += 1;
      else if (status !== "skipped") outcome.failed.push(`${file}: ${title}`);
    }
  }
  return outcome;
}
