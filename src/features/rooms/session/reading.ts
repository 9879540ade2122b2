import type { Clock } from "../../../device/clock.ts";
import type { Message } from "../room.ts";
import type { RoomLog } from "./room-log.ts";

/** Messages in one request, and how many of the newest are read again after a time in which changes could be missed. */
const page = 100;
const readAgain = 20;

/** Fetches what is missing in the log, and again what may have changed there unheard: flags and translations. */
export interface Reading {
  /** Changes may have been missed: the next `read` looks for them first. */
  doubt(): void;
  /** Until nothing is missing that is to be asked for now. */
  read(): Promise<void>;
  /** The newest, once more. */
  again(): Promise<void>;
}

interface Needs {
  clock: Clock;
  log: RoomLog;
  mayRun: () => boolean;
  /** Asks, and puts what comes into the log before it runs `then`. */
  fetch: (after: number, limit: number, then?: (found: readonly Message[]) => void) => Promise<readonly Message[]>;
  /** What is in the log was kept on this device: all of it may have changed since. */
  isOld: boolean;
}

export function createReading({ clock, log, mayRun, fetch, isOld }: Needs): Reading {
  let old = isOld;
  let doubtful = false;

  const again = async () => {
    doubtful = false;
    try {
      for (let after = old ? 0 : Math.max(0, Math.min(log.complete(), log.head() - readAgain)), last: Message | undefined; ; after = last.sequence) {
        last = (await fetch(after, page)).at(-1);
        if (!last) break;
      }
      old = false;
    } catch (error) {
      doubtful = true;
      throw error;
    }
  };

  return {
    doubt: () => (doubtful = log.head() > 0),
    again,
    async read() {
      if (doubtful) await again();
      for (let gap = log.gap(); gap && mayRun(); gap = log.gap()) {
        const wanted = gap;
        const askedAt = clock.now();
        await fetch(wanted.after, Math.min(page, wanted.length), (found) => log.answered(wanted, found, askedAt));
      }
    },
  };
}
