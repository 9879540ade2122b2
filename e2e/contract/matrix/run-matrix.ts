import { ask, startSubscription, verdictOf } from "./ask.ts";
import { runBucket } from "./bucket-paths.ts";
import { callerNames, gather, type Callers, type CallerName } from "./callers.ts";
import { operations, type Expected, type Operation } from "./operations.ts";
import { setStage, type Stage } from "./stage.ts";

export interface Cell {
  readonly operation: string;
  readonly caller: CallerName;
  readonly expected: Expected;
  readonly found: string;
}

/** Types of the variables; what is not named here is a text. */
const types: Readonly<Record<string, string>> = { id: "ID!", roomId: "ID!", memberId: "ID!", event: "AWSJSON!" };

/** Runs every cell, of the API and of the bucket, against a running product, each as that caller. */
export async function runMatrix(origin: string): Promise<readonly Cell[]> {
  const callers = await gather(origin);
  const cells: Cell[] = [];
  let stage = await setStage(callers);
  for (const operation of operations) {
    for (const caller of callerNames) {
      const expected = operation.cells[caller];
      cells.push({ operation: operation.name, caller, expected, found: verdictOf(await call(callers, operation, caller, stage)) });
      if (operation.changes && expected === "allow") stage = await setStage(callers);
    }
  }
  return [...cells, ...(await runBucket(callers))];
}

function call(callers: Callers, { name, field, variables }: Operation, caller: CallerName, stage: Stage) {
  const given = variables?.(stage) ?? {};
  const kind = name.slice(0, name.indexOf(".")).toLowerCase();
  const declared = Object.keys(given).map((variable) => `$${variable}: ${types[variable] ?? "String!"}`);
  const asked = { query: `${kind}${declared.length > 0 ? ` (${declared.join(", ")})` : ""} { ${field} }`, variables: given };
  return kind === "subscription" ? startSubscription(callers, caller, asked) : ask(callers, caller, asked);
}
