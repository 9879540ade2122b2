import { expect, it } from "vitest";
import { readPlaywrightReport, readVitestReport } from "./read-report.ts";

it("names the tests that failed, and the files that did not load", () => {
  const report = {
    testResults: [
      {
        name: "/work/src/a.test.ts",
        status: "failed",
        assertionResults: [
          { status: "passed", fullName: "adds" },
          { status: "failed", fullName: "takes away" },
          { status: "skipped", fullName: "divides" },
        ],
      },
      { name: "/work/src/b.test.ts", status: "failed", assertionResults: [] },
      { name: "/work/src/c.test.ts", status: "passed", assertionResults: [{ status: "passed", fullName: "counts" }] },
    ],
  };
  expect(readVitestReport(JSON.stringify(report), "/work")).toEqual({
    passed: 2,
    failed: ["src/a.test.ts: takes away", "src/b.test.ts: the file itself"],
  });
});

it("finds journeys in suites within suites, and counts one that passed at the second try as failed", () => {
  const spec = (title: string, status: string) => ({ file: "guest.spec.ts", title, tests: [{ status }] });
  const report = {
    suites: [{ specs: [spec("reads", "expected")], suites: [{ specs: [spec("hears", "flaky"), spec("waits", "unexpected"), spec("rests", "skipped")] }] }],
  };
  expect(readPlaywrightReport(JSON.stringify(report))).toEqual({ passed: 1, failed: ["guest.spec.ts: hears", "guest.spec.ts: waits"] });
});
