import { type ComponentType, lazy } from "react";

/** Scripts that are fetched once the page is drawn; a server that is gone is asked again until it gives them. */
export const lazily = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await untilLoaded(load) }));

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
