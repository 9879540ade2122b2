import { randomUUID } from "node:crypto";
import { Worker } from "node:worker_threads";
import { isObject } from "../../assembly/template.ts";
import type { LambdaResult } from "../interfaces.ts";
import { createBoundedLog, type BoundedLog } from "./bounded-log.ts";
import type { LambdaFunction } from "./lambda-function.ts";
import { responseLimitBytes, sizeOf } from "./payload-size.ts";

/**
 * The init phase is limited to 10 seconds; where that does not suffice, it runs again with the function's own time-out:
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html. Here it goes on until that.
 */
const initLimitMs = 10_000;

type FunctionError = Extract<LambdaResult, { functionError: unknown }>["functionError"];

interface Invocation {
  readonly id: string;
  readonly event: string;
  readonly settle: (result: LambdaResult) => void;
}

/** One worker thread with the function loaded: one event at a time, as on AWS. Ended by a time-out, a crash or `end()`. */
export class ExecutionEnvironment {
  readonly startedAt = performance.now();
  idleSince = performance.now();
  isReady = false;
  private readonly worker: Worker;
  private readonly outputs: readonly BoundedLog[];
  private readonly exited: Promise<void>;
  private current: Invocation | undefined;
  private timer: NodeJS.Timeout | undefined;
  private fatal: FunctionError | undefined;
  private hasEnded = false;

  constructor(
    private readonly definition: LambdaFunction,
    environment: Record<string, string>,
    private readonly hooks: {
      readonly log: (message: string) => void;
      /** Loaded, or done with an event: it can take the next one. */
      readonly onFree: (environment: ExecutionEnvironment) => void;
      /** It takes no more; `initError` where it could not even load the function. */
      readonly onEnd: (environment: ExecutionEnvironment, initError: FunctionError | undefined) => void;
    },
  ) {
    const { codePath, handler, name, memoryMb } = definition;
    this.worker = new Worker(new URL("./runtime.mjs", import.meta.url), {
      env: environment,
      execArgv: ["--enable-source-maps"],
      workerData: { codePath, handler, name, memoryMb },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    });
    this.outputs = [this.worker.stdout, this.worker.stderr].map((stream) => this.writeToLog(stream));
    this.worker.on("message", (message: unknown) => this.receive(message));
    this.worker.on("error", (error: unknown) => this.crash(error));
    this.exited = new Promise((done) => {
      this.worker.on("exit", (code) => {
        this.onExit(code);
        done();
      });
    });
    this.arm(Math.max(initLimitMs, definition.timeoutMs), "Init phase timed out");
  }

  /** Only when it is ready and free. */
  invoke(event: string): Promise<LambdaResult> {
    return new Promise((settle) => {
      const id = randomUUID();
      const { arn, timeoutMs } = this.definition;
      this.current = { id, event, settle };
      this.arm(timeoutMs, "Task timed out");
      this.worker.postMessage({ id, event, timeoutMs, arn });
    });
  }

  /** Answers with what tells the share of time, from now to then, that the function was at work and not waiting. */
  utilization(): () => number {
    const before = this.worker.performance.eventLoopUtilization();
    return () => this.worker.performance.eventLoopUtilization(before).utilization;
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    clearTimeout(this.timer);
    void this.worker.terminate();
    await this.exited;
  }

  private receive(message: unknown): void {
    if (!isObject(message)) return;
    if (isObject(message.fatal)) {
      this.fatal = { errorType: String(message.fatal.errorType), errorMessage: String(message.fatal.errorMessage) };
    } else if (message.outOfMemory === true) {
      this.runOutOfMemory();
    } else if (message.ready === true) {
      this.isReady = true;
      this.free();
    } else if (message.id === this.current?.id) {
      this.settle(
        isObject(message.error)
          ? { functionError: { errorType: String(message.error.errorType), errorMessage: String(message.error.errorMessage) } }
          : payloadOf(String(message.payload)),
      );
      this.free();
    }
  }

  private free(): void {
    clearTimeout(this.timer);
    this.idleSince = performance.now();
    if (!this.hasEnded) this.hooks.onFree(this);
  }

  private settle(result: LambdaResult): void {
    const { current } = this;
    this.current = undefined;
    if (current && "functionError" in result) {
      this.hooks.log(`${result.functionError.errorType}: ${result.functionError.errorMessage}`);
    }
    for (const output of this.outputs) output.tellLeftOut();
    current?.settle(result);
  }

  private crash(error: unknown): void {
    const isOutOfMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
    if (isOutOfMemory) this.runOutOfMemory();
    else this.fatal ??= this.exitError(`Runtime exited with error: ${String(error)}`);
  }

  private runOutOfMemory(): void {
    this.fatal ??= this.exitError("Runtime exited with error: signal: killed");
    this.hooks.log(`It used more than its ${this.definition.memoryMb} MB of memory.`);
  }

  private onExit(code: number): void {
    clearTimeout(this.timer);
    const reason = code === 0 ? "Runtime exited without providing a reason" : `Runtime exited with error: exit status ${code}`;
    const functionError = this.fatal ?? this.exitError(reason);
    this.settle({ functionError });
    this.hooks.onEnd(this, this.isReady || this.hasEnded ? undefined : functionError);
    this.hasEnded = true;
  }

  private exitError(reason: string): FunctionError {
    return { errorType: "Runtime.ExitError", errorMessage: `${this.requestPrefix()}Error: ${reason}` };
  }

  private requestPrefix(): string {
    return this.current ? `RequestId: ${this.current.id} ` : "";
  }

  private arm(limitMs: number, words: string): void {
    this.timer = setTimeout(() => {
      const errorMessage = `${this.requestPrefix()}Error: ${words} after ${(limitMs / 1000).toFixed(2)} seconds`;
      this.fatal = { errorType: "Sandbox.Timedout", errorMessage };
      // Answered at once: a worker in a tight loop takes a moment to end.
      this.settle({ functionError: this.fatal });
      void this.worker.terminate();
    }, limitMs);
  }

  private writeToLog(stream: NodeJS.ReadableStream): BoundedLog {
    const output = createBoundedLog(this.hooks.log);
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => output.add(text));
    stream.on("end", () => output.end());
    return output;
  }
}

function payloadOf(json: string): LambdaResult {
  const bytes = sizeOf(json, responseLimitBytes);
  if (bytes > responseLimitBytes) {
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${responseLimitBytes} bytes).`;
    return { functionError: { errorType: "Function.ResponseSizeTooLarge", errorMessage } };
  }
  return { payload: JSON.parse(json) as unknown };
}
