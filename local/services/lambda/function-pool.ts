import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import { AwsError } from "../../gateway/aws-error.ts";
import type { LambdaResult } from "../interfaces.ts";
import { ExecutionEnvironment } from "./execution-environment.ts";
import type { LambdaFunction } from "./lambda-function.ts";
import { runtimeEnvironment, type RuntimeSettings } from "./runtime-environment.ts";

const credentialLifetimeMs = 12 * 3600_000;
/** Environments of one function that may run whatever they do. */
const processors = availableParallelism();
/** How much longer events wait for a busy environment where there are as many as processors. */
const patienceOfMany = 10;
/** The share of time that a thread is at work, from which on more threads would only stand in each other's way. */
const busy = 0.3;

export interface PoolLimits {
  /** Environments of one function at most: further events wait. */
  readonly environments: number;
  /** Waiting events of one function at most; more are refused as AWS throttles. */
  readonly queue: number;
  /** A free environment is ended after this time, all but one of each function. */
  readonly idleMs: number;
  /** How long an event waits for a busy environment before another is started. */
  readonly patienceMs: number;
}

export const defaultLimits: PoolLimits = { environments: 8, queue: 1000, idleMs: 60_000, patienceMs: 15 };

interface Waiting {
  readonly event: string;
  readonly settle: (result: LambdaResult) => void;
}

/** The execution environments of one function and the events that wait for one of them. */
export class FunctionPool {
  private readonly environments = new Set<ExecutionEnvironment>();
  private readonly free: ExecutionEnvironment[] = [];
  private readonly queue: Waiting[] = [];
  private growth: NodeJS.Timeout | undefined;
  private isClosed = false;
  private retirement: (() => void) | undefined;

  constructor(
    private readonly definition: LambdaFunction,
    private readonly settings: RuntimeSettings,
    private readonly limits: PoolLimits,
    private readonly log: (message: string) => void,
  ) {}

  invoke(event: string): Promise<LambdaResult> {
    this.dropExpired();
    const environment = this.free.pop();
    if (environment) return environment.invoke(event);
    if (this.queue.length >= this.limits.queue) throw new AwsError("TooManyRequestsException", "Rate Exceeded.", 429);
    return new Promise((settle) => {
      this.queue.push({ event, settle });
      this.grow();
    });
  }

  /** Starts a first environment ahead of the first event. */
  warm(): void {
    if (this.environments.size === 0) this.start();
  }

  /** Ends environments that nothing used for a while, keeping one warm. */
  dropIdle(): void {
    const oldest = performance.now() - this.limits.idleMs;
    while (this.environments.size > 1 && (this.free[0]?.idleSince ?? Infinity) < oldest) void this.free.shift()?.end();
  }

  /** Ends once what runs and waits is answered; nothing new may be invoked. */
  async retire(): Promise<void> {
    await new Promise<void>((done) => {
      this.retirement = done;
      this.retireIfIdle();
    });
    await this.close();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.growth);
    await Promise.all([...this.environments].map((environment) => environment.end()));
    this.failWaiting({ errorType: "Runtime.ExitError", errorMessage: "Error: The local cloud was stopped" });
  }

  private start(): void {
    const session = {
      logStream: `${new Date().toISOString().slice(0, 10).replaceAll("-", "/")}/[$LATEST]${randomBytes(16).toString("hex")}`,
      credentialLifetimeSeconds: credentialLifetimeMs / 1000,
    };
    const environment = new ExecutionEnvironment(this.definition, runtimeEnvironment(this.definition, this.settings, session), {
      log: this.log,
      onFree: (freed) => this.take(freed),
      onEnd: (ended, initError) => {
        this.environments.delete(ended);
        const index = this.free.indexOf(ended);
        if (index >= 0) this.free.splice(index, 1);
        if (initError) this.failWaiting(initError);
        else if (!this.isClosed) this.grow();
        this.retireIfIdle();
      },
    });
    this.environments.add(environment);
  }

  private take(freed: ExecutionEnvironment): void {
    const next = this.queue.shift();
    if (next) void freed.invoke(next.event).then(next.settle);
    else this.free.push(freed);
    this.retireIfIdle();
  }

  private retireIfIdle(): void {
    const working = [...this.environments].filter(({ isReady }) => isReady).length - this.free.length;
    if (this.queue.length === 0 && working === 0) this.retirement?.();
  }

  /** The first environment starts at once, one for each processor when events wait, and more where that helps. */
  private grow(): void {
    const { size } = this.environments;
    if (this.queue.length === 0 || this.growth || this.isClosed || size >= this.limits.environments) return;
    if (size === 0) {
      this.start();
      return;
    }
    const threadsAreBusy = this.watchThreads();
    const isMany = size >= processors;
    this.growth = setTimeout(
      () => {
        this.growth = undefined;
        const starting = [...this.environments].filter(({ isReady }) => !isReady).length;
        if (this.queue.length > starting && !(isMany && threadsAreBusy())) this.start();
        this.grow();
      },
      isMany ? this.limits.patienceMs * patienceOfMany : this.limits.patienceMs,
    );
  }

  /** Answers with what tells whether it was the threads that events waited for since then, and not something that functions wait for. */
  private watchThreads(): () => boolean {
    const before = performance.eventLoopUtilization();
    const environments = [...this.environments].map((environment) => environment.utilization());
    return () => performance.eventLoopUtilization(before).utilization > busy || environments.every((utilization) => utilization() > busy);
  }

  /** Credentials are renewed by renewing the environment, well before they end. */
  private dropExpired(): void {
    const oldest = performance.now() - credentialLifetimeMs / 2;
    for (const environment of this.free.filter(({ startedAt }) => startedAt < oldest)) {
      this.free.splice(this.free.indexOf(environment), 1);
      this.environments.delete(environment);
      void environment.end();
    }
  }

  private failWaiting(functionError: { errorType: string; errorMessage: string }): void {
    for (const { settle } of this.queue.splice(0)) settle({ functionError });
  }
}
