import type { PackEntry } from "./pack.ts";

/** At a time: the server is asked for a page full of them. */
const parallel = 3;

/**
 * Has entries translated from English, the first first, and hands on each as it comes.
 * @throws what the first failure was; nothing more is asked then
 */
export async function translateMissing(
  entries: readonly PackEntry[],
  target: string,
  translate: (text: string, source: string, target: string) => Promise<string>,
  onText: (id: string, text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...entries];
  const work = async () => {
    for (let entry = waiting.shift(); entry && goesOn(signal); entry = waiting.shift()) {
      const text = await translate(entry.texts.en, "en", target).catch((error: unknown) => {
        waiting.length = 0;
        throw error;
      });
      if (goesOn(signal)) onText(entry.id, text);
    }
  };
  const done = await Promise.allSettled(Array.from({ length: parallel }, work));
  const failed = done.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
}

/** Asked anew: it may have changed while something was waited for. */
const goesOn = (signal: AbortSignal): boolean => !signal.aborted;
