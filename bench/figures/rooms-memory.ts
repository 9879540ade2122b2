import { readFile } from "node:fs/promises";
import { WebSocket } from "ws";

export interface Memory {
  readonly residentMb: number;
  /** In use after a collection of garbage; undefined where the process does not let itself be inspected. */
  readonly heapMb: number | undefined;
}

/** Of another Node.js process of this user, on Linux. */
export async function memoryOf(pid: number): Promise<Memory> {
  const heapMb = await heapOf(pid).catch(() => undefined);
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return { residentMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024, heapMb };
}

/** SIGUSR1 opens Node's inspector on its usual port. */
async function heapOf(pid: number): Promise<number | undefined> {
  process.kill(pid, "SIGUSR1");
  const inspector = new WebSocket(await inspectorAddress());
  await new Promise((resolve, reject) => inspector.once("open", resolve).once("error", reject));
  const ask = (id: number, method: string) =>
    new Promise<unknown>((resolve) => {
      inspector.on("message", (text: Buffer) => {
        const answer = JSON.parse(text.toString()) as { id?: number; result?: unknown };
        if (answer.id === id) resolve(answer.result);
      });
      inspector.send(JSON.stringify({ id, method }));
    });
  try {
    await ask(1, "HeapProfiler.collectGarbage");
    const { usedSize } = (await ask(2, "Runtime.getHeapUsage")) as { usedSize: number };
    return usedSize / 1024 / 1024;
  } finally {
    inspector.terminate();
  }
}

async function inspectorAddress(): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      const [target] = (await (await fetch("http://127.0.0.1:9229/json/list")).json()) as { webSocketDebuggerUrl?: string }[];
      if (target?.webSocketDebuggerUrl) return target.webSocketDebuggerUrl;
    } catch (error) {
      if (tries === 20) throw error;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}
