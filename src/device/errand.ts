import type { Clock, Pause } from "./clock.ts";

/** Something that is done again and again, never twice at a time, and again after a pause when it failed. */
export interface Errand {
  /** Does it at once, or once more right after what is under way. */
  now(): void;
  /** Does it in `ms` at the latest; a pause after a failure is not cut short. */
  within(ms: number): void;
  /** Calls off what is planned. */
  rest(): void;
}

interface Needs {
  clock: Clock;
  pause: Pause;
  /** Asked before each run: while it says no, runs are skipped, not kept for later. */
  mayRun: () => boolean;
  run: () => Promise<void>;
}

export function createErrand({ clock, pause, mayRun, run }: Needs): Errand {
  let running = false;
  let failures = 0;
  let dueAt = Infinity;
  let callOff: (() => void) | undefined;

  const plan = (at: number) => {
    dueAt = at;
    callOff?.();
    callOff = at === Infinity || running ? undefined : clock.after(Math.max(0, at - clock.now()), () => void start());
  };

  const start = async () => {
    plan(Infinity);
    if (!mayRun()) return;
    running = true;
    try {
      await run();
      failures = 0;
    } catch {
      dueAt = clock.now() + pause(failures++);
    }
    running = false;
    plan(mayRun() ? dueAt : Infinity);
  };

  return {
    now: () => {
      if (running) dueAt = clock.now();
      else void start();
    },
    within: (ms) => {
      const at = clock.now() + ms;
      if (at < dueAt && (failures === 0 || running)) plan(at);
    },
    rest: () => plan(Infinity),
  };
}
