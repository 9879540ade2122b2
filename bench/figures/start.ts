import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "../../e2e/support/product.ts";
import type { Figure } from "../figure.ts";
import { median, timed } from "../measure.ts";

const rounds = 5;
const cache = ".parley/cache";

/** `npm start` to its ready line: with nothing changed, and with nothing synthesized or built yet. */
export async function start(): Promise<readonly Figure[]> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "parley-bench-"));
  const startOnce = async () => {
    const product = await startProduct({ dataDirectory });
    await product.stop();
    return product.startedInMs;
  };

  await startOnce();
  const warm: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(await timed(() => run(["--import", "tsx", "--eval", "0"])));
    warm.push(await startOnce());
  }

  const aside = `${cache}-aside`;
  await rm(aside, { recursive: true, force: true });
  await rename(cache, aside);
  const cold = await startOnce();
  const synthesis = await timed(() => run(["--import", "tsx", "amplify/backend.ts"], {
    CDK_CONTEXT_JSON: JSON.stringify({
      "amplify-backend-namespace": "parley",
      "amplify-backend-name": "bench",
      "amplify-backend-type": "sandbox",
    }),
    CDK_OUTDIR: join(dataDirectory, "yardstick"),
  }));
  await rm(aside, { recursive: true, force: true });
  await rm(dataDirectory, { recursive: true, force: true });

  return [
    {
      name: "`npm start` to ready, installed, nothing changed",
      measured: median(warm) / 1000,
      unit: "s",
      bound: 4,
      yardstick: `an empty \`node --import tsx\`: ${(median(bare) / 1000).toFixed(2)} s`,
    },
    {
      name: "the same, right after `npm ci` (synthesis and build included)",
      measured: cold / 1000,
      unit: "s",
      bound: 60,
      yardstick: `the bare synthesis: ${(synthesis / 1000).toFixed(1)} s`,
    },
  ];
}

async function run(words: readonly string[], environment: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, words, { stdio: "ignore", env: { ...process.env, ...environment } });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`node ${words.join(" ")} ended with code ${String(code)}.`);
}
