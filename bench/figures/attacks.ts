import fc from "fast-check";
import { allAttacks } from "../../e2e/contract/fuzz/attacks/all.ts";
import { createExchange } from "../../e2e/contract/fuzz/exchange.ts";
import { faultsIn, startFuzzCloud } from "../../e2e/contract/fuzz/fuzz-cloud.ts";
import { runMatrix } from "../../e2e/contract/matrix/run-matrix.ts";
import type { Product } from "../../e2e/support/product.ts";
import type { Figure } from "../figure.ts";

const inputs = 20_000;

/** Who may do what, against the running product; and what nobody should send, against the same backend in this process. */
export async function attacks({ origin }: Product): Promise<readonly Figure[]> {
  const cells = await runMatrix(origin);
  const unexpected = cells.filter(({ expected, found }) => expected !== found);
  for (const { operation, caller, expected, found } of unexpected) console.error(`${operation} by ${caller}: ${found}, not ${expected}`);
  const { sent, answered } = await fuzz();
  return [
    {
      name: `matrix of ${cells.length} cells, all run: unexpected`,
      measured: unexpected.length,
      unit: "cells",
      bound: 0,
      yardstick: `${new Set(cells.map(({ operation }) => operation)).size} operations, ${new Set(cells.map(({ caller }) => caller)).size} callers`,
    },
    {
      name: "fuzz inputs answered with a named error or a right answer",
      measured: (100 * answered) / sent,
      unit: "%",
      bound: 100,
      atLeast: true,
      yardstick: `${sent} sends, over GraphQL, the real-time protocol, Cognito, S3, DynamoDB, Translate, Polly and HTTP itself`,
    },
  ];
}

async function fuzz(): Promise<{ sent: number; answered: number }> {
  const cloud = await startFuzzCloud();
  const { exchange, close } = createExchange(cloud.port);
  let sent = 0;
  let answered = 0;
  try {
    for (const { inputs: arbitrary, share, each = 1, send } of allAttacks({ cloud, exchange })) {
      for (const input of fc.sample(arbitrary, Math.ceil((inputs * share) / 100 / each))) {
        const fault = await send(input).catch(String);
        sent += 1;
        if (fault === undefined && faultsIn(cloud.newLogLines()).length === 0) answered += 1;
        else console.error(fault);
      }
    }
  } finally {
    close();
    await cloud.close();
  }
  return { sent, answered };
}
