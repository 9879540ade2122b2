/** Time, given by argument, so that tests and simulations have their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Answers with what calls it off. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Milliseconds to wait after so many failures in a row; spread, so that those who fell together do not rise together. */
export type Pause = (failures: number) => number;

const first = 1_000;
const longest = 10_000;

export const growingPause =
  (random: () => number): Pause =>
  (failures) =>
    Math.min(longest, first * 2 ** Math.min(failures, 10)) * (0.5 + random() / 2);
