import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Finding } from "../../amplify/nag/finding.ts";
import { reasons, unexplained } from "../../amplify/nag/reasons.ts";
import type { Figure } from "../figure.ts";

/** What cdk-nag finds in the synthesized backend and nobody wrote a reason for. */
export async function nag(): Promise<Figure[]> {
  const outdir = await mkdtemp(join(tmpdir(), "parley-nag-"));
  const context = { "amplify-backend-namespace": "parley", "amplify-backend-name": "bench", "amplify-backend-type": "sandbox" };
  try {
    await promisify(execFile)(process.execPath, ["--import", "tsx", "amplify/nag/write-findings.ts"], {
      env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) },
    });
    const findings = JSON.parse(await readFile(join(outdir, "findings.json"), "utf8")) as Finding[];
    return [
      {
        name: "cdk-nag (AwsSolutions) findings without a written reason",
        measured: unexplained(findings).length,
        unit: "findings",
        bound: 0,
        yardstick: `${findings.length} findings in all, ${reasons.length} reasons`,
      },
    ];
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}
