/**
 * The local cloud killed with SIGKILL, again and again, while people write to everything it keeps: phrases through
 * AppSync, objects in S3, accounts, and the mailbox. What was acknowledged must be there afterwards.
 */
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesize } from "../../local/build/synthesize.ts";
import { Ledger } from "./ledger.ts";
import { freePort, startProduct, type Product } from "./product.ts";
import { signedInWriter, type Writer } from "./writer.ts";

export interface KillsReport {
  /** Acknowledged writes that were not there after a restart, by name. */
  readonly lost: readonly string[];
  readonly acknowledged: number;
  /** Under way when the process died: they may be there or not. */
  readonly unanswered: number;
}

const root = new URL("../..", import.meta.url).pathname;

export async function killWhileWriting(kills: number): Promise<KillsReport> {
  const assembly = await synthesize({ root, cacheDirectory: join(root, ".parley/cache"), onStart: () => undefined });
  const dataDirectory = await mkdtemp(join(tmpdir(), "parley-kills-"));
  const options = { assembly, dataDirectory, port: await freePort() };
  let product = await startProduct(options);
  try {
    const ledger = new Ledger();
    const writer = await signedInWriter(product.origin, ledger);
    const lost: string[] = [];
    for (let kill = 1; kill <= kills; kill++) {
      await writeUntilKilled(writer, ledger, product);
      product = await startProduct(options);
      lost.push(...ledger.lost(await writer.find({ thoroughly: kill === kills })));
    }
    await writer.signOut();
    return { lost: [...new Set(lost)], acknowledged: ledger.acknowledged, unanswered: ledger.unanswered };
  } finally {
    await product.stop();
    await rm(dataDirectory, { recursive: true });
  }
}

/** All lanes at once; after a number of acknowledgements that nobody knows beforehand the process is killed. */
async function writeUntilKilled({ lanes }: Writer, ledger: Ledger, { process }: Product): Promise<void> {
  const gone = once(process, "exit");
  const killAt = ledger.acknowledged + randomInt(20, 80);
  const write = async (lane: () => Promise<void>) => {
    while (!process.killed) {
      await lane().catch((error: unknown) => {
        if (!process.killed) throw error;
      });
      if (ledger.acknowledged >= killAt) process.kill("SIGKILL");
    }
  };
  await Promise.all(lanes.map(write));
  await gone;
}
