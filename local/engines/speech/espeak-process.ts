/**
 * The only module that loads espeak-ng, which is under the GPL: it runs as a process of its own and is spoken to in
 * messages, so that no other code of this repository is linked with it.
 */
import loadEspeak from "@echogarden/espeak-ng-emscripten";
import { answerRequests } from "./answer-requests.ts";

export interface SynthesisRequest {
  readonly ssml: string;
  readonly voice: string;
  readonly pitch: number;
}

export interface SynthesisAnswer {
  readonly samples: Int16Array;
  readonly sampleRate: number;
  readonly words: readonly SpokenWord[];
}

export interface SpokenWord {
  /** Code points from the beginning of the SSML, the first being 0. */
  readonly position: number;
  readonly timeMs: number;
}

const loaded = loadEspeak().then((module) => new module.eSpeakNGWorker());

/** Spoken at the start, unheard, until the code is compiled: the first sentences take ten times as long as later ones. */
const practice = ["Good morning, how are you?", "Where is the nearest station?", "Thank you, that was kind.", "See you tomorrow at 9."];

void loaded.then(async (espeak) => {
  for (const sentence of practice) {
    espeak.synthesize(sentence, () => false);
    // A real request goes between.
    await new Promise((resolve) => setImmediate(resolve));
  }
});

answerRequests(async ({ ssml, voice, pitch }: SynthesisRequest): Promise<SynthesisAnswer> => {
  const espeak = await loaded;
  if (espeak.set_voice(voice) !== 0) throw new Error(`there is no voice ${voice}.`);
  espeak.set_pitch(pitch);
  const chunks: Int16Array[] = [];
  const words: SpokenWord[] = [];
  espeak.synthesize(ssml, (audio, events) => {
    if (audio.length > 0) chunks.push(audio);
    for (const event of events) {
      if (event.type === "word") words.push({ position: event.text_position - 1, timeMs: event.audio_position });
    }
    return false;
  });
  const samples = new Int16Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    samples.set(chunk, offset);
    offset += chunk.length;
  }
  return { samples, sampleRate: espeak.get_samplerate(), words };
});
