/** Runs the two in turn, so that noise of the machine meets both; answers milliseconds, in order. */
export async function inTurn(
  rounds: number,
  measured: (round: number) => Promise<unknown>,
  yardstick: (round: number) => Promise<unknown>,
): Promise<{ measured: number[]; yardstick: number[] }> {
  const times = { measured: [] as number[], yardstick: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.yardstick.push(await timed(() => yardstick(round)));
    times.measured.push(await timed(() => measured(round)));
  }
  return times;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error("No values to take a quantile of.");
  return value;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);
