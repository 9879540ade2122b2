/**
 * A subscription can end in silence (amplify-js, for one, tells nobody when the server completes it). Then the room tells
 * of numbers that never come as events.
 */
export interface Hearing {
  /** Events come from now on. */
  begin(): void;
  event(sequence: number): void;
  /** The room says how far it is. Answers whether nothing was heard since it said so the last time, and something should. */
  told(sequence: number): boolean;
  /** Whether nothing was heard for a while, and something is on its way if all is well. */
  isDoubtful(): boolean;
}

export function createHearing(): Hearing {
  /** The highest number that was heard, or was there before; undefined until that is known. */
  let heard: number | undefined;
  let owed = 0;
  /** In a lively room the newest number is always on its way: only where nothing at all comes is there doubt. */
  let silent = true;
  let doubtful = false;

  return {
    begin: () => {
      heard = undefined;
      doubtful = false;
    },
    event: (sequence) => {
      silent = false;
      doubtful = false;
      if (heard !== undefined) heard = Math.max(heard, sequence);
    },
    told: (sequence) => {
      const deaf = silent && heard !== undefined && owed > heard;
      heard ??= sequence;
      owed = sequence;
      doubtful = silent && owed > heard;
      silent = true;
      return deaf;
    },
    isDoubtful: () => doubtful,
  };
}
