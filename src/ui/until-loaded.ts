/** Scripts that are fetched when they are needed: a server that is gone is asked again until it gives them. */
export async function untilLoaded<T>(load: () => Promise<T>, wait = pause): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await load();
    } catch {
      await wait(Math.min(1000 * 2 ** failures, 15_000));
    }
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
