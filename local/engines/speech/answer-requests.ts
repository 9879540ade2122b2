import { GrowingList } from "./growing-list.ts";
import type { WorkerMessage, WorkerReply } from "./worker-process.ts";

/** What an answer can be made of, and made in, while it is being made. */
export interface Exchange {
  /** What the parent sends after the request. */
  readonly received: AsyncIterable<unknown>;
  readonly send: (part: unknown) => void;
}

/** The other end of a worker process: answers each request of the parent, and ends with it. */
export function answerRequests(answer: (request: never, exchange: Exchange) => Promise<unknown>): void {
  const reply = (message: WorkerReply) => process.send?.(message);
  const send = (part: unknown) => reply({ part });
  let received = new GrowingList<unknown>();
  process.on("disconnect", () => process.exit());
  process.on("message", (message: WorkerMessage) => {
    if ("part" in message) received.add(message.part);
    else if ("end" in message) received.end();
    else {
      received = new GrowingList();
      answer(message.request as never, { received, send }).then(
        (value) => reply({ answer: value }),
        (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
      );
    }
  });
}
