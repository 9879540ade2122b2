import { killWhileWriting } from "../../e2e/support/kills.ts";
import type { Figure } from "../figure.ts";

const count = 50;

/** A cloud of its own, killed with SIGKILL while phrases, objects, accounts and e-mails are written. */
export async function kills(): Promise<readonly Figure[]> {
  const { lost, acknowledged, unanswered } = await killWhileWriting(count);
  if (lost.length > 0) console.error(`Lost: ${lost.join(", ")}`);
  return [
    {
      name: `acknowledged writes lost over ${String(count)} kills (\`kill -9\`) in the middle of writing`,
      measured: lost.length,
      unit: "lost",
      bound: 0,
      yardstick: `${String(acknowledged)} acknowledged; ${String(unanswered)} were under way at a kill`,
    },
  ];
}
