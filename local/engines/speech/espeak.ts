import type { FinishedSpeech, SpeechEngine, SpeechRequest } from "./engine.ts";
import type { EncodingRequest } from "./encoder-process.ts";
import type { SynthesisAnswer, SynthesisRequest } from "./espeak-process.ts";
import { GrowingList } from "./growing-list.ts";
import { fromPlainText, fromSsml } from "./ssml-source.ts";
import { wordMarks } from "./word-marks.ts";
import { startWorkerProcess } from "./worker-process.ts";

export interface EspeakOptions {
  /** How long one synthesis or one encoding may take; 6,000 characters take about 4 s. */
  readonly timeoutMs?: number;
}

/** What espeak-ng speaks at, whatever the voice. */
const sampleRate = 22_050;

/**
 * espeak-ng and the audio encoders, each in a process of its own that starts in the background. The sound goes from one
 * to the other as it comes, so that both work at the same time.
 */
export function createEspeak({ timeoutMs = 30_000 }: EspeakOptions = {}): SpeechEngine {
  const synthesizer = startWorkerProcess<SynthesisRequest, SynthesisAnswer, Int16Array>({
    module: new URL("./espeak-process.ts", import.meta.url),
    name: "eSpeak NG",
    timeoutMs,
  });
  const encoder = startWorkerProcess<EncodingRequest, Uint8Array>({
    module: new URL("./encoder-process.ts", import.meta.url),
    name: "The audio encoder",
    timeoutMs,
  });

  async function speak(request: SpeechRequest, sound: GrowingList<Int16Array>): Promise<FinishedSpeech> {
    const { text, ssml, language, voice, pitch = 50 } = request;
    const source = ssml ? fromSsml(text) : fromPlainText(text);
    let sampleCount = 0;
    const onPart = (samples: Int16Array) => {
      sampleCount += samples.length;
      sound.add(samples);
    };
    try {
      const { words } = await synthesizer.request({ ssml: source.ssml, voice, pitch }, { onPart });
      sound.end();
      return { sampleCount, words: wordMarks(source, words, language, Math.round((sampleCount * 1000) / sampleRate)) };
    } catch (error) {
      sound.end(error as Error);
      throw error;
    }
  }

  return {
    name: "eSpeak NG",
    synthesize(request) {
      const sound = new GrowingList<Int16Array>();
      const finished = speak(request, sound);
      // Those who want the sound alone find the error there.
      finished.catch(() => undefined);
      return { sound, sampleRate, finished };
    },
    async encode({ sound, sampleRate: rate }, format, outputSampleRate) {
      return Buffer.from(await encoder.request({ sampleRate: rate, format, outputSampleRate }, { parts: sound }));
    },
    close() {
      synthesizer.close();
      encoder.close();
      return Promise.resolve();
    },
  };
}
