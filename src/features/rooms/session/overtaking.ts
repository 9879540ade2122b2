/** An event that comes while an answer is on its way is newer than the answer: it is applied once more after it. */
export interface Overtaking<E> {
  event(event: E): void;
  /** Waits for the answer, and runs `take` with it and with the events that overtook it. */
  answer<T>(ask: () => Promise<T>, take: (answer: T, overtook: readonly E[]) => void): Promise<T>;
}

export function createOvertaking<E>(): Overtaking<E> {
  const underWay = new Set<E[]>();
  return {
    event: (event) => underWay.forEach((events) => events.push(event)),
    async answer(ask, take) {
      const events: E[] = [];
      underWay.add(events);
      try {
        const answer = await ask();
        take(answer, events);
        return answer;
      } finally {
        underWay.delete(events);
      }
    },
  };
}
