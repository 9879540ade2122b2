import { type ParleyError, toParleyError } from "../../api/errors.ts";
import type { Sound } from "./pack-parts.ts";

export interface SpokenText {
  text: string;
  language: string;
}

export interface Progress {
  /** Stored on this device, of `all`. */
  stored: number;
  all: number;
}

/** How it ended; `failed` counts those that were refused one by one, `voiceless` are languages that nobody speaks. */
export type Outcome =
  | { how: "done"; failed: number; problem?: ParleyError; voiceless: readonly string[] }
  | { how: "stopped" }
  /** Nothing more can be had now: quota, no network. */
  | { how: "broken"; problem: ParleyError }
  /** The browser does not keep what it is given. */
  | { how: "unkept" };

/** After these it is no use to go on with the next one. */
const final = new Set(["QuotaExceeded", "Offline", "ServiceUnavailable", "TimedOut", "Busy", "SessionExpired", "NotAllowed"]);

/** How many are stored. */
export async function countStored(texts: readonly SpokenText[], { hasSpeech }: Pick<Sound, "hasSpeech">): Promise<number> {
  const has = await Promise.all(texts.map(({ text, language }) => hasSpeech(text, language)));
  return has.filter(Boolean).length;
}

/** Stores what is not there yet, one after the other; what is there costs nothing, so a second run goes on with the rest. */
export async function keepSounds(
  texts: readonly SpokenText[],
  { keepSpeech, hasSpeech }: Sound,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  const all = texts.length;
  let stored = await countStored(texts, { hasSpeech });
  let failed = 0;
  const voiceless = new Set<string>();
  let problem: ParleyError | undefined;
  onProgress({ stored, all });
  for (const { text, language } of texts) {
    if (signal.aborted) return { how: "stopped" };
    if (voiceless.has(language) || (await hasSpeech(text, language))) continue;
    try {
      await keepSpeech(text, language, signal);
    } catch (error) {
      if (isAborted(signal)) return { how: "stopped" };
      const refusal = toParleyError(error);
      if (final.has(refusal.code)) return { how: "broken", problem: refusal };
      if (refusal.code === "UnsupportedVoiceLanguage") voiceless.add(language);
      else {
        problem = refusal;
        failed += 1;
      }
      continue;
    }
    if (!(await hasSpeech(text, language))) return { how: "unkept" };
    onProgress({ stored: (stored += 1), all });
  }
  return { how: "done", failed, ...(problem && { problem }), voiceless: [...voiceless] };
}

/** Asked anew: it may have changed while something was waited for. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;
