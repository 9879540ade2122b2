import type { WorkerReply } from "./worker-process.ts";

/** The other end of a worker process: answers each message of the parent, and ends with it. */
export function answerRequests(answer: (request: never) => Promise<unknown>): void {
  const reply = (message: WorkerReply) => process.send?.(message);
  process.on("disconnect", () => process.exit());
  process.on("message", (request: unknown) => {
    answer(request as never).then(
      (value) => reply({ answer: value }),
      (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
