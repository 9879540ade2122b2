export interface Locks {
  /** Runs `work` when all earlier work of that name has ended. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export function createLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>();
  return {
    alone(name, work) {
      const turn = (tails.get(name) ?? Promise.resolve()).then(work);
      const tail = turn
        .catch(() => undefined)
        .then(() => {
          if (tails.get(name) === tail) tails.delete(name);
        });
      tails.set(name, tail);
      return turn;
    },
  };
}
