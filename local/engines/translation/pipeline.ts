import { spawn, type ChildProcess } from "node:child_process";
import { EngineFailure } from "./engine.ts";

/** A warm chain of Apertium processes for one mode. Requests go through in the order they came. */
export interface Pipeline {
  /** Sends one request and resolves with its answer. Rejects with EngineFailure when the chain dies or hangs. */
  send(request: string): Promise<string>;
  readonly ended: boolean;
  close(): void;
}

export interface PipelineOptions {
  /** A shell script that reads and answers requests separated by NUL. */
  readonly script: string;
  readonly timeoutMs: number;
}

interface Waiting {
  resolve(answer: string): void;
  reject(error: Error): void;
}

/** An answer longer than this is no translation of a sentence. */
const longestAnswer = 1_000_000;

export function startPipeline({ script, timeoutMs }: PipelineOptions): Pipeline {
  // `--norc`: bash takes a socket on its input for a remote shell and would read the user's profile.
  // `-n ''` are the script's $1 and $2: generate without marks on unknown words.
  const child = spawn("bash", ["--norc", "--noprofile", "-c", script, "apertium", "-n", ""], {
    env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8" },
    stdio: ["pipe", "pipe", "ignore"],
    // A process group of its own, so that the whole chain can be ended.
    detached: true,
  });
  const waiting: Waiting[] = [];
  let received = "";
  let ended = false;
  let timer: NodeJS.Timeout | undefined;

  function end(reason: string): void {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    killGroup(child);
    for (const request of waiting.splice(0)) request.reject(new EngineFailure(`Apertium ${reason}.`));
  }

  /** The clock runs for the oldest request, and anew after each answer. */
  function watch(): void {
    clearTimeout(timer);
    if (waiting.length > 0) timer = setTimeout(() => end(`gave no answer in ${timeoutMs} ms`), timeoutMs);
  }

  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (chunk: string) => {
    if (ended) return;
    received += chunk;
    const answers = received.split("\0");
    received = answers.pop() ?? "";
    for (const answer of answers) waiting.shift()?.resolve(answer);
    if (received.length > longestAnswer) end("answered without end");
    else watch();
  });
  child.stdout.on("close", () => end("stopped"));
  child.stdin.on("error", () => end("stopped"));
  child.on("error", () => end("cannot be started"));
  child.on("exit", () => end("stopped"));

  return {
    get ended() {
      return ended;
    },
    send: (request) =>
      new Promise((resolve, reject) => {
        if (ended) {
          reject(new EngineFailure("Apertium stopped."));
          return;
        }
        waiting.push({ resolve, reject });
        if (waiting.length === 1) watch();
        child.stdin.write(`${request}\0`);
      }),
    close: () => end("was closed"),
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is gone already.
  }
}
