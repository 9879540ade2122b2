import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Product {
  readonly origin: string;
  readonly dataDirectory: string;
  readonly process: ChildProcess;
  /** Milliseconds from the spawn to the ready line. */
  readonly startedInMs: number;
  /** Everything that it has printed. */
  output(): string;
  /** Ends it as a person does with Ctrl-C, and waits until it is gone. */
  stop(): Promise<void>;
}

export interface ProductOptions {
  /** A fresh temporary folder unless named. */
  readonly dataDirectory?: string;
  readonly port?: number;
  /** A synthesized backend to serve without a front end, which starts sooner. */
  readonly assembly?: string;
  /** Of another checkout than this. */
  readonly root?: string;
  /** More of `npm start`'s own flags. */
  readonly flags?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const readyWithinMs = 180_000;

/** Starts Parley as `npm start` does, in a process of its own, and resolves when it says that it is ready. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), "parley-")));
  const port = options.port ?? (await freePort());
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "local/start.ts", "--port", String(port), "--data", dataDirectory, ...(options.assembly === undefined ? [] : ["--assembly", options.assembly]), ...(options.flags ?? [])],
    { cwd: options.root ?? root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...options.environment } },
  );
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const origin = await readyOrigin(child);
  return {
    origin,
    dataDirectory,
    process: child,
    output: () => output,
    startedInMs: performance.now() - startedAt,
    async stop() {
      child.kill("SIGINT");
      await ended;
    },
  };
}

function readyOrigin(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const timer = setTimeout(() => fail("was not ready in time"), readyWithinMs);
    const fail = (what: string) => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      reject(new Error(`Parley ${what}:\n${output}`));
    };
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /Parley is ready at (http:\S+)/.exec(output);
      if (!ready?.[1]) return;
      clearTimeout(timer);
      resolve(ready[1]);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => fail(`ended with code ${String(code)}`));
  });
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (typeof address !== "object" || address === null) throw new Error("No port could be had.");
  return address.port;
}
