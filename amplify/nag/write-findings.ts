/**
 * Synthesizes the backend as `backend.ts` does, and writes what cdk-nag's AwsSolutions pack finds in it into `findings.json` beside
 * the templates. It looks at the constructs that were synthesized: amplify's own aspects have changed them by then.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { backend } from "../backend.ts";
import type { Finding } from "./finding.ts";

const app = backend.storage.resources.bucket.node.root;
if (!App.isApp(app)) throw new Error("The backend stands in no app.");
const { directory } = app.synth();
const { violations } = new AwsSolutionsChecks().validateScope(app);
const findings: Finding[] = violations.flatMap(({ ruleName, description, violatingResources }) =>
  violatingResources.map(({ constructPath = "" }) => ({ rule: ruleName, description, path: constructPath })),
);
writeFileSync(join(directory, "findings.json"), JSON.stringify(findings, null, 2));
