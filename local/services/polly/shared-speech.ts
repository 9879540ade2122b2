import type { Speech, SpeechEngine } from "../../engines/speech/engine.ts";
import type { SynthesizeSpeech } from "./speech-request.ts";
import { bcp47 } from "./voices.ts";

/** Long enough for the other half of a pair of calls; what lasts is the caller's cache. */
const lifetimeMs = 10_000;

/** Audio kept at most, in samples: 32 MB. */
const mostSamples = 16_000_000;

/**
 * Audio and speech marks are two calls for the same speech, mostly at once: both get one synthesis.
 * A failed one is forgotten.
 */
export function shareSpeech(engine: SpeechEngine): (request: Pick<SynthesizeSpeech, "text" | "ssml" | "voice">) => Speech {
  const shared = new Map<string, Speech>();
  let samples = 0;

  return ({ text, ssml, voice }) => {
    const key = JSON.stringify([voice.Id, ssml, text]);
    const known = shared.get(key);
    if (known) return known;
    const speech = engine.synthesize({ text, ssml, language: bcp47(voice.LanguageCode), voice: voice.espeak, pitch: voice.pitch });
    shared.set(key, speech);
    speech.finished.then(
      ({ sampleCount }) => {
        samples += sampleCount;
        const forget = () => {
          samples -= sampleCount;
          shared.delete(key);
        };
        if (samples > mostSamples) forget();
        else setTimeout(forget, lifetimeMs).unref();
      },
      () => shared.delete(key),
    );
    return speech;
  };
}
