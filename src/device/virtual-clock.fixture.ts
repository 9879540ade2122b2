import type { Clock } from "./clock.ts";

/** Time that passes when it is told to; what is due runs in order, and what that leads to before the next. */
export function createVirtualClock(): Clock & { advance(ms: number): Promise<void> } {
  let now = Date.UTC(2026, 10, 22, 18);
  let order = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  /** More turns than any chain of promises here is long, and a hundred times faster than a real timer. */
  const settle = async () => {
    for (let turn = 0; turn < 40; turn++) await Promise.resolve();
  };

  return {
    now: () => now,
    after(ms, run) {
      const id = order++;
      timers.set(id, { at: now + ms, run });
      return () => timers.delete(id);
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (;;) {
        let next: [number, { at: number; run: () => void }] | undefined;
        for (const timer of timers) if (timer[1].at <= until && !(next && next[1].at <= timer[1].at)) next = timer;
        if (!next) break;
        timers.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].run();
        await settle();
      }
      now = until;
    },
  };
}
