import { createMp3Encoder, createOggEncoder } from "wasm-media-encoders";
import { answerRequests } from "./answer-requests.ts";
import type { AudioFormat } from "./engine.ts";
import { resample } from "./resample.ts";

export interface EncodingRequest {
  readonly samples: Int16Array;
  readonly sampleRate: number;
  readonly format: AudioFormat;
  readonly outputSampleRate: number;
}

const mp3 = createMp3Encoder();
const ogg = createOggEncoder();

/** Encoded at the start, for nobody, until the code is compiled. */
void mp3.then(async (encoder) => {
  const hum = Float32Array.from({ length: 22_050 }, (_, index) => Math.sin(index / 20) * Math.sin(index / 333));
  for (let round = 0; round < 4; round += 1) {
    encoder.configure({ sampleRate: 22_050, channels: 1, bitrate: 48, outputSampleRate: 22_050 });
    encodeAll(encoder, hum);
    // A real request goes between.
    await new Promise((resolve) => setImmediate(resolve));
  }
});

answerRequests(async ({ samples, sampleRate, format, outputSampleRate }: EncodingRequest): Promise<Uint8Array> => {
  const audio = resample(Float32Array.from(samples, (sample) => sample / 32768), sampleRate, outputSampleRate);
  if (format === "pcm") {
    const pcm = Int16Array.from(audio, (sample) => Math.max(-32768, Math.min(32767, Math.round(sample * 32768))));
    return new Uint8Array(pcm.buffer);
  }
  if (format === "mp3") {
    const encoder = await mp3;
    const bitrate = outputSampleRate <= 8000 ? 24 : outputSampleRate <= 16000 ? 32 : outputSampleRate <= 24000 ? 48 : 64;
    encoder.configure({ sampleRate: outputSampleRate, channels: 1, bitrate, outputSampleRate: outputSampleRate as 22050 });
    return encodeAll(encoder, audio);
  }
  const encoder = await ogg;
  encoder.configure({ sampleRate: outputSampleRate, channels: 1, vbrQuality: 3 });
  return encodeAll(encoder, audio);
});

interface Encoder {
  encode(samples: readonly Float32Array[]): Uint8Array;
  finalize(): Uint8Array;
}

/** The encoder's own memory grows with what it gets at once, so it gets seconds. */
const samplesAtOnce = 100_000;

function encodeAll(encoder: Encoder, audio: Float32Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < audio.length; at += samplesAtOnce) {
    // What the encoder answers is its own buffer, gone with the next call.
    parts.push(encoder.encode([audio.subarray(at, at + samplesAtOnce)]).slice());
  }
  parts.push(encoder.finalize().slice());
  return Buffer.concat(parts);
}
