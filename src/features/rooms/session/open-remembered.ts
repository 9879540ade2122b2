import type { Clock } from "../../../device/clock.ts";

/** Something that was opened. `isEmpty`: it has nothing to show yet. */
export interface OpenSeat {
  isEmpty: () => boolean;
  close: () => void;
}

/** A store that does not answer is not waited for any longer (ms). */
const patience = 1_000;

interface Needs<Memory> {
  /** Never rejects. */
  remembered: Promise<Memory | undefined>;
  open: (memory: Memory | undefined) => OpenSeat;
  clock: Clock;
}

/**
 * Opens with what is remembered; without it where the store is slow, and anew with it if it comes before anything else does.
 * Answers with what closes it.
 */
export function openRemembered<Memory>({ remembered, open, clock }: Needs<Memory>): () => void {
  let seat: OpenSeat | undefined;
  let closed = false;
  const stopWaiting = clock.after(patience, () => (seat = open(undefined)));
  void remembered.then((memory) => {
    stopWaiting();
    if (closed || (seat && !(memory && seat.isEmpty()))) return;
    seat?.close();
    seat = open(memory);
  });
  return () => {
    closed = true;
    stopWaiting();
    seat?.close();
  };
}
