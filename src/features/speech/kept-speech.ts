import { ParleyError, toParleyError } from "../../api/errors.ts";
import { request } from "../../api/request.ts";
import type { BoundedStore } from "../../device/bounded-store.ts";
import { ownStore } from "../../device/own-store.ts";
import type { Spoken } from "./speaker.ts";
import type { Mark } from "./word-at.ts";

interface KeptSound {
  /** Not as a Blob: some browsers lose those in their databases. */
  audio: ArrayBuffer;
  contentType: string;
  marks: readonly Mark[];
}

/** As the server tells of a sound, whose address dies after a while. */
interface SoundThere {
  url: string;
  contentType: string;
  marks: readonly Mark[];
}

/** Milliseconds for a whole sound: five minutes of speech are two megabytes. */
const patience = 60_000;

const store = ownStore<KeptSound>("audio", { items: 400, bytes: 40 * 2 ** 20 });
const keyOf = (text: string, language: string) => JSON.stringify([language, text]);

/** What was heard (or kept for later) on this device, to be played without the network. */
export async function recallSpeech(text: string, language: string): Promise<Spoken | undefined> {
  const kept = await store().get(keyOf(text, language));
  return kept && { source: new Blob([kept.audio], { type: kept.contentType }), marks: kept.marks };
}

export const forgetSpeech = (text: string, language: string): Promise<void> => store().delete(keyOf(text, language));

/** Whether it can be heard on this device without the network, in the server's voice. */
export const hasSpeech = async (text: string, language: string): Promise<boolean> =>
  (await store().get(keyOf(text, language))) !== undefined;

/**
 * Has a text spoken and keeps the sound on this device, without playing it; what is kept already costs nothing. A
 * browser that keeps nothing is no failure: `hasSpeech` tells.
 * @throws ParleyError as `speak` (`QuotaExceeded`, `UnsupportedVoiceLanguage`, `Offline`, ...), or the signal's reason
 */
export async function keepSpeech(text: string, language: string, signal?: AbortSignal): Promise<void> {
  const own = store();
  if (await own.get(keyOf(text, language))) return;
  const sound = await request((client, auth) => client.queries.speak({ text, language }, auth), { signal, timeout: 15_000 });
  try {
    await fetchInto(own, text, language, sound, signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw toParleyError(error);
  }
}

/** Keeps a sound that is being played from its address. Should that fail, it is fetched anew the next time. */
export function keepSound(text: string, language: string, sound: SoundThere): void {
  fetchInto(store(), text, language, sound).catch(() => undefined);
}

async function fetchInto(own: BoundedStore<KeptSound>, text: string, language: string, { url, contentType, marks }: SoundThere, signal?: AbortSignal) {
  // Past the browser's own cache: what an audio element left there has not been marked as readable by pages.
  const limit = AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])]);
  const response = await fetch(url, { cache: "no-store", signal: limit });
  if (!response.ok) throw new ParleyError("ServiceUnavailable");
  const audio = await response.arrayBuffer();
  const words = marks.map(({ start, end, timeMs }) => ({ start, end, timeMs }));
  await own.put(keyOf(text, language), { audio, contentType, marks: words }, audio.byteLength + 64 * words.length + 2 * text.length);
}
