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

/** The sound goes before it in parts: Int16Array, mono, of `sampleRate`. */
export interface SynthesisAnswer {
  readonly words: readonly SpokenWord[];
}

export interface SpokenWord {
  /** Code points from the beginning of the SSML, the first being 0. */
  readonly position: number;
  readonly timeMs: number;
}

/** A quarter of a second: small enough to be encoded while the next one is synthesized, large enough to be worth a message. */
const samplesAtOnce = 5_500;

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

answerRequests(async ({ ssml, voice, pitch }: SynthesisRequest, { send }): Promise<SynthesisAnswer> => {
  const espeak = await loaded;
  if (espeak.set_voice(voice) !== 0) throw new Error(`there is no voice ${voice}.`);
  espeak.set_pitch(pitch);
  const words: SpokenWord[] = [];
  let chunks: Int16Array[] = [];
  let length = 0;
  const sendChunks = () => {
    const samples = new Int16Array(length);
    let at = 0;
    for (const chunk of chunks) {
      samples.set(chunk, at);
      at += chunk.length;
    }
    send(samples);
    chunks = [];
    length = 0;
  };
  espeak.synthesize(ssml, (audio, events) => {
    chunks.push(audio);
    length += audio.length;
    if (length >= samplesAtOnce) sendChunks();
    for (const event of events) {
      if (event.type === "word") words.push({ position: event.text_position - 1, timeMs: event.audio_position });
    }
    return false;
  });
  if (length > 0) sendChunks();
  return { words };
});
