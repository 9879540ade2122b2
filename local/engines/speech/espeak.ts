import type { Speech, SpeechEngine } from "./engine.ts";
import type { EncodingRequest } from "./encoder-process.ts";
import type { SynthesisAnswer, SynthesisRequest } from "./espeak-process.ts";
import { fromPlainText, fromSsml } from "./ssml-source.ts";
import { wordMarks } from "./word-marks.ts";
import { startWorkerProcess } from "./worker-process.ts";

export interface EspeakOptions {
  /** How long one synthesis or one encoding may take; 6,000 characters take about 4 s. */
  readonly timeoutMs?: number;
}

/** espeak-ng and the audio encoders, each in a process of its own that starts in the background. */
export function createEspeak({ timeoutMs = 30_000 }: EspeakOptions = {}): SpeechEngine {
  const synthesizer = startWorkerProcess<SynthesisRequest, SynthesisAnswer>({
    module: new URL("./espeak-process.ts", import.meta.url),
    name: "eSpeak NG",
    timeoutMs,
  });
  const encoder = startWorkerProcess<EncodingRequest, Uint8Array>({
    module: new URL("./encoder-process.ts", import.meta.url),
    name: "The audio encoder",
    timeoutMs,
  });

  return {
    name: "eSpeak NG",
    async synthesize({ text, ssml, language, voice, pitch = 50 }): Promise<Speech> {
      const source = ssml ? fromSsml(text) : fromPlainText(text);
      const { samples, sampleRate, words } = await synthesizer.request({ ssml: source.ssml, voice, pitch });
      const durationMs = Math.round((samples.length * 1000) / sampleRate);
      return { samples, sampleRate, words: wordMarks(source, words, language, durationMs) };
    },
    async encode({ samples, sampleRate }, format, outputSampleRate) {
      return Buffer.from(await encoder.request({ samples, sampleRate, format, outputSampleRate }));
    },
    close() {
      synthesizer.close();
      encoder.close();
      return Promise.resolve();
    },
  };
}
