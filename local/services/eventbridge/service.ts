import { randomUUID } from "node:crypto";
import type { Assembly } from "../../assembly/model.ts";
import { roleSession } from "../../authentication/role-session.ts";
import type { Clock, LambdaInvoker } from "../interfaces.ts";
import { readSchedules, type Schedule } from "./schedules.ts";

export interface EventBridgeOptions {
  readonly assembly: Assembly;
  readonly lambda: LambdaInvoker;
  readonly clock: Clock;
  readonly log: (message: string) => void;
}

export interface EventBridge {
  close(): void;
}

/** No timer is longer: Node's end at 24 days, and one that was set before the machine slept comes late by as much. */
const longestWaitMs = 60_000;

/** Invokes the assembly's functions on their schedules, as events. What was due while nothing ran is not made up for. */
export function createEventBridge({ assembly, lambda, clock, log }: EventBridgeOptions): EventBridge {
  const timers = new Map<Schedule, NodeJS.Timeout>();
  for (const schedule of readSchedules(assembly, log)) wait(schedule, schedule.nextRun(clock.now()));

  function wait(schedule: Schedule, due: number | undefined): void {
    if (due === undefined) return;
    const left = Math.max(due - clock.now(), 0);
    const wake = () => (clock.now() < due ? wait(schedule, due) : run(schedule, due));
    timers.set(schedule, setTimeout(wake, Math.min(left, longestWaitMs)).unref());
  }

  function run(schedule: Schedule, due: number): void {
    for (const { functionArn, roleArn, eventAt } of schedule.targets) {
      const id = randomUUID();
      const caller = roleArn === undefined ? undefined : roleSession(roleArn, id, assembly.accountId);
      Promise.resolve()
        .then(() => lambda.invoke(functionArn, eventAt(due, id), "Event", caller))
        .catch((error: unknown) => log(`The schedule ${schedule.name} failed: ${error instanceof Error ? error.message : String(error)}`));
    }
    wait(schedule, schedule.nextRun(Math.max(due, clock.now())));
  }

  return {
    close: () => timers.forEach((timer) => clearTimeout(timer)),
  };
}
