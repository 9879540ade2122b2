import { fork, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { SpeechFailure } from "./engine.ts";

/** A process of its own that answers one request at a time, in the order they came. */
export interface WorkerProcess<Request, Answer, Part = never> {
  readonly request: (request: Request, exchange?: WorkerExchange<Part>) => Promise<Answer>;
  readonly close: () => void;
}

/** What goes both ways between a request and its answer. */
export interface WorkerExchange<Part> {
  /** Sent after the request, as they come; when they fail, so does the request. */
  readonly parts?: AsyncIterable<unknown>;
  /** Called with what the process sends before its answer. */
  readonly onPart?: (part: Part) => void;
}

export interface WorkerProcessOptions {
  /** A TypeScript module that calls `answerRequests`. */
  readonly module: URL;
  /** What messages call it. */
  readonly name: string;
  /** From the request, or the last of its parts, to the answer. */
  readonly timeoutMs: number;
}

export type WorkerMessage = { readonly request: unknown } | { readonly part: unknown } | { readonly end: true };
export type WorkerReply = { readonly part: unknown } | { readonly answer: unknown } | { readonly error: string };

interface Job<Request, Answer, Part> extends WorkerExchange<Part> {
  readonly request: Request;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** Named from here, since a bare `--import tsx` would be looked up from the working directory. */
const typescriptLoader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** Starts the process at once, and again whenever it ends or hangs: the request it had then fails, the others go on. */
export function startWorkerProcess<Request, Answer, Part = never>(
  options: WorkerProcessOptions,
): WorkerProcess<Request, Answer, Part> {
  const { module, name, timeoutMs } = options;
  const queue: Job<Request, Answer, Part>[] = [];
  let current: Job<Request, Answer, Part> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let child: ChildProcess | undefined;
  let closed = false;

  function start(): ChildProcess {
    const started = fork(module, {
      execArgv: ["--import", typescriptLoader],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    started.on("message", (reply: unknown) => {
      if (child !== started) return;
      if (!isReply(reply)) {
        lose(started, "answered rubbish");
        return;
      }
      if ("part" in reply) {
        current?.onPart?.(reply.part as Part);
        return;
      }
      const job = finish();
      if ("answer" in reply) job?.resolve(reply.answer as Answer);
      else job?.reject(new SpeechFailure(`${name}: ${reply.error}`));
      next();
    });
    started.on("error", () => lose(started, "cannot be started"));
    started.on("exit", () => lose(started, "stopped"));
    return started;
  }

  function finish(): Job<Request, Answer, Part> | undefined {
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
    send(busy, { request: current.request });
    if (current.parts) void sendParts(busy, current, current.parts);
    else awaitAnswer(busy);
  }

  function awaitAnswer(busy: ChildProcess): void {
    timer = setTimeout(() => lose(busy, `gave no answer in ${timeoutMs} ms`), timeoutMs);
  }

  const send = (busy: ChildProcess, message: WorkerMessage) => busy.send(message, (error) => error && lose(busy, "stopped"));

  async function sendParts(busy: ChildProcess, job: Job<Request, Answer, Part>, parts: AsyncIterable<unknown>): Promise<void> {
    try {
      for await (const part of parts) {
        if (current !== job) return;
        send(busy, { part });
      }
    } catch (error) {
      job.reject(error as Error);
    }
    if (current !== job) return;
    send(busy, { end: true });
    awaitAnswer(busy);
  }

  child = start();
  return {
    request: (request, exchange) =>
      new Promise((resolve, reject) => {
        if (closed) reject(new SpeechFailure(`${name} was closed.`));
        else queue.push({ ...exchange, request, resolve, reject });
        next();
      }),
    close() {
      closed = true;
      for (const job of queue.splice(0)) job.reject(new SpeechFailure(`${name} was closed.`));
      if (child) lose(child, "was closed");
    },
  };
}

const isReply = (reply: unknown): reply is WorkerReply =>
  typeof reply === "object" && reply !== null && ["part", "answer", "error"].some((member) => member in reply);
