import type { Clock, Pause } from "../../../device/clock.ts";
import type { RoomListener } from "./room-transport.ts";

/** One subscription, taken anew whenever it fails. */
export interface Listening {
  /** Takes it (anew). */
  start(): void;
  stop(): void;
  /** Whether it stands: events come. */
  stands(): boolean;
}

interface Needs {
  clock: Clock;
  pause: Pause;
  mayRun: () => boolean;
  subscribe: (listener: RoomListener) => () => void;
  /** What to do with events, and when the subscription stands, is lost, or fails. */
  on: RoomListener;
}

export function createListening({ clock, pause, mayRun, subscribe, on }: Needs): Listening {
  let current: object | undefined;
  let stands = false;
  let failures = 0;
  let unsubscribe: (() => void) | undefined;
  let callOff: (() => void) | undefined;

  const stop = () => {
    current = undefined;
    stands = false;
    callOff?.();
    unsubscribe?.();
    unsubscribe = undefined;
  };

  const start = () => {
    stop();
    if (!mayRun()) return;
    const mine = {};
    current = mine;
    /** What an earlier subscription still tells counts for nothing. */
    const whileMine =
      <A extends unknown[]>(tell: (...told: A) => void) =>
      (...told: A) => {
        if (current === mine) tell(...told);
      };
    const end = subscribe({
      next: whileMine(on.next),
      established: whileMine(() => {
        stands = true;
        failures = 0;
        on.established();
      }),
      lost: whileMine(() => {
        stands = false;
        on.lost();
      }),
      error: whileMine((cause) => {
        stop();
        callOff = clock.after(pause(failures++), start);
        on.error(cause);
      }),
    });
    if (current === mine) unsubscribe = end;
    else end();
  };

  return { start, stop, stands: () => stands };
}
