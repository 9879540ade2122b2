import { fork, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { SpeechFailure } from "./engine.ts";

/** A process of its own that answers one request at a time, in the order they came. */
export interface WorkerProcess<Request, Answer> {
  readonly request: (request: Request) => Promise<Answer>;
  readonly close: () => void;
}

export interface WorkerProcessOptions {
  /** A TypeScript module that calls `answerRequests`. */
  readonly module: URL;
  /** What messages call it. */
  readonly name: string;
  readonly timeoutMs: number;
}

export type WorkerReply = { readonly answer: unknown } | { readonly error: string };

interface Job<Request, Answer> {
  readonly request: Request;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** Named from here, since a bare `--import tsx` would be looked up from the working directory. */
const typescriptLoader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** Starts the process at once, and again whenever it ends or hangs: the request it had then fails, the others go on. */
export function startWorkerProcess<Request, Answer>(options: WorkerProcessOptions): WorkerProcess<Request, Answer> {
  const { module, name, timeoutMs } = options;
  const queue: Job<Request, Answer>[] = [];
  let current: Job<Request, Answer> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let child: ChildProcess | undefined;
  let closed = false;

  function start(): ChildProcess {
    const started = fork(module, {
      execArgv: ["--import", typescriptLoader],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    started.on("message", (reply: WorkerReply) => {
      if (child !== started) return;
      const job = finish();
      if ("answer" in reply) job?.resolve(reply.answer as Answer);
      else job?.reject(new SpeechFailure(`${name}: ${reply.error}`));
      next();
    });
    started.on("error", () => lose(started, "cannot be started"));
    started.on("exit", () => lose(started, "stopped"));
    return started;
  }

  function finish(): Job<Request, Answer> | undefined {
    clearTimeout(timer);
    const job = current;
    current = undefined;
    return job;
  }

  function lose(lost: ChildProcess, how: string): void {
    if (child !== lost) return;
    child = undefined;
    lost.kill("SIGKILL");
    finish()?.reject(new SpeechFailure(`${name} ${how}.`));
    if (!closed) next();
  }

  function next(): void {
    if (current || closed) return;
    current = queue.shift();
    if (!current) return;
    child ??= start();
    const busy = child;
    timer = setTimeout(() => lose(busy, `gave no answer in ${timeoutMs} ms`), timeoutMs);
    busy.send(current.request as object, (error) => error && lose(busy, "stopped"));
  }

  child = start();
  return {
    request: (request) =>
      new Promise((resolve, reject) => {
        if (closed) reject(new SpeechFailure(`${name} was closed.`));
        else queue.push({ request, resolve, reject });
        next();
      }),
    close() {
      closed = true;
      for (const job of queue.splice(0)) job.reject(new SpeechFailure(`${name} was closed.`));
      if (child) lose(child, "was closed");
    },
  };
}
