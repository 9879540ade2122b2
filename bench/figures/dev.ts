import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { configureAmplify, queriesOf } from "../../e2e/support/amplify-client.ts";
import { copyOfCheckout } from "../../e2e/support/checkout.ts";
import { startProduct } from "../../e2e/support/product.ts";
import type { Figure } from "../figure.ts";
import { median, timed } from "../measure.ts";

const rounds = 5;
const handler = "amplify/functions/get-usage/get-usage.ts";
const schema = "amplify/data/resource.ts";

/** `npm run dev` on a copy of this checkout: a changed handler, and a changed schema, to the first answer that shows it. */
export async function dev(): Promise<readonly Figure[]> {
  const checkout = await copyOfCheckout();
  const { root: copy, dataDirectory } = checkout;
  const product = await startProduct({ root: copy, dataDirectory, flags: ["--dev"] });
  try {
    const { client } = await configureAmplify(product.origin);
    const used = async () => (await client.queries.usage({ authMode: "iam" }).catch(() => undefined))?.data?.used;
    await used();
    // Nobody changes a file in the seconds after the start, in which all functions are bundled ahead.
    await new Promise((resolve) => setTimeout(resolve, 20_000));
    const original = await readFile(join(copy, handler), "utf8");
    const toAnswer: number[] = [];
    const bare: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const words = ["--bundle", "amplify/functions/get-usage/handler.ts", "--platform=node", "--format=esm", "--minify", "--sourcemap", "--outfile=.parley/bare.mjs", "--log-level=error"];
      bare.push(await timed(() => run(copy, join(copy, "node_modules/.bin/esbuild"), words)));
      toAnswer.push(
        await timed(async () => {
          await writeFile(join(copy, handler), original.replace(/used: .+/, `used: ${round + 1_000_000},`));
          await until(async () => (await used()) === round + 1_000_000, 10);
        }),
      );
    }

    const toBackend = await timed(async () => {
      await checkout.change(schema, "usage: a", 'usageToo: a.query().returns(a.ref("Usage")).authorization((allow) => [allow.guest()]).handler(a.handler.function(getUsage)),\n  usage: a');
      await until(async () => (await queriesOf(product.origin)).includes("usageToo"), 50);
    });
    const synthesis = await timed(() => run(copy, process.execPath, ["--import", "tsx", "amplify/backend.ts"], {
      CDK_CONTEXT_JSON: JSON.stringify({ "amplify-backend-namespace": "parley", "amplify-backend-name": "bench", "amplify-backend-type": "sandbox" }),
      CDK_OUTDIR: join(dataDirectory, "yardstick"),
    }));
    return [
      {
        name: "`npm run dev`: a changed handler to the first answer of the new code, p50",
        measured: median(toAnswer) / 1000,
        unit: "s",
        bound: 1,
        yardstick: `esbuild alone, of that handler: ${(median(bare) / 1000).toFixed(2)} s`,
      },
      {
        name: "`npm run dev`: a changed schema to the new backend",
        measured: toBackend / 1000,
        unit: "s",
        bound: 15,
        yardstick: `the bare synthesis: ${(synthesis / 1000).toFixed(1)} s`,
      },
    ];
  } finally {
    await product.stop();
    await checkout.remove();
  }
}

async function until(holds: () => Promise<boolean>, everyMs: number): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, everyMs));
}

async function run(cwd: string, command: string, words: readonly string[], environment: Record<string, string> = {}): Promise<void> {
  const child = spawn(command, words, { cwd, stdio: "ignore", env: { ...process.env, ...environment } });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${command} ${words.join(" ")} ended with code ${String(code)}.`);
}
