import { afterEach, expect, it, vi } from "vitest";
import { startWorkerProcess, type WorkerProcess } from "./worker-process.ts";

vi.setConfig({ testTimeout: 60_000 });

let worker: WorkerProcess<{ say: string }, string, number> | undefined;
afterEach(() => worker?.close());

function start(timeoutMs = 30_000) {
  worker = startWorkerProcess({ module: new URL("./test-worker.ts", import.meta.url), name: "The worker", timeoutMs });
  return worker;
}

it("answers in order, from one process of its own", async () => {
  const { request } = start();
  const answers = await Promise.all(["a", "b", "c"].map((say) => request({ say })));
  expect(answers.map((answer) => answer[0])).toEqual(["a", "b", "c"]);
  expect(new Set(answers.map((answer) => answer.slice(2))).size).toBe(1);
  expect(answers[0]).not.toContain(` ${process.pid}`);
});

it.each([
  ["die", "The worker stopped.", 30_000],
  ["hang", "The worker gave no answer in 5000 ms.", 5_000],
  ["babble", "The worker answered rubbish.", 30_000],
  ["refuse", "The worker: I will not.", 30_000],
])("fails only the request to %s, and goes on", async (say, message, timeoutMs) => {
  const { request } = start(timeoutMs);
  const answers = await Promise.allSettled(["a", say, "b", "c"].map((each) => request({ say: each })));
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(answers[1]).toMatchObject({ reason: { name: "SpeechFailure", message } });
});

it("takes and gives parts before the answer", async () => {
  const { request } = start();
  const heard: number[] = [];
  async function* parts() {
    yield 1;
    await vi.waitFor(() => expect(heard).toEqual([1]), 20_000);
    yield 2;
  }
  expect(await request({ say: "echo" }, { parts: parts(), onPart: (part) => heard.push(part) })).toMatch("echo");
  expect(heard).toEqual([1, 2]);
});

it("fails with the parts it is sent, and goes on", async () => {
  const { request } = start();
  async function* parts() {
    yield await Promise.resolve(1);
    throw new Error("out of parts");
  }
  const answers = await Promise.allSettled([request({ say: "echo" }, { parts: parts() }), request({ say: "a" })]);
  expect(answers).toMatchObject([{ reason: { message: "out of parts" } }, { value: expect.stringMatching("a") as string }]);
});

it("refuses what comes after closing", async () => {
  const { request, close } = start();
  const waiting = request({ say: "a" });
  close();
  await expect(waiting).rejects.toThrow("The worker was closed.");
  await expect(request({ say: "b" })).rejects.toThrow("The worker was closed.");
});
