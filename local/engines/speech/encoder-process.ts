import { createMp3Encoder, createOggEncoder } from "wasm-media-encoders";
import { answerRequests } from "./answer-requests.ts";
import type { AudioFormat } from "./engine.ts";
import { resample } from "./resample.ts";

/** The samples follow it, in parts: 16 bits, mono. */
export interface EncodingRequest {
  readonly sampleRate: number;
  readonly format: AudioFormat;
  readonly outputSampleRate: number;
}

interface Encoder {
  encode(samples: readonly Float32Array[]): Uint8Array;
  finalize(): Uint8Array;
}

/** Encodes at the start, for nobody, until the code is compiled. */
const mp3 = createMp3Encoder().then((encoder) => {
  const hum = Float32Array.from({ length: 22_050 }, (_, index) => Math.sin(index / 20) * Math.sin(index / 333));
  for (let round = 0; round < 4; round += 1) {
    encoder.configure({ sampleRate: 22_050, channels: 1, bitrate: 48, outputSampleRate: 22_050 });
    encoder.encode([hum]);
    encoder.finalize();
  }
  return encoder;
});
const ogg = createOggEncoder();

answerRequests(async (request: EncodingRequest, { received }): Promise<Uint8Array> => {
  const sound = soundOf(received as AsyncIterable<Int16Array>, request);
  const encoded: Uint8Array[] = [];
  if (request.format === "pcm") {
    for await (const samples of sound) encoded.push(toPcm(samples));
  } else {
    const encoder = await encoderFor(request);
    // What the encoder answers is its own buffer, gone with the next call.
    for await (const samples of sound) encoded.push(encoder.encode([samples]).slice());
    encoded.push(encoder.finalize().slice());
  }
  return Buffer.concat(encoded);
});

/** As it comes, where the rate stays the same; else when it is complete. */
async function* soundOf(received: AsyncIterable<Int16Array>, { sampleRate, outputSampleRate }: EncodingRequest) {
  if (sampleRate === outputSampleRate) {
    for await (const samples of received) yield toFloats(samples);
    return;
  }
  const parts: Buffer[] = [];
  for await (const { buffer, byteOffset, byteLength } of received) parts.push(Buffer.from(buffer, byteOffset, byteLength));
  const whole = new Int16Array(new Uint8Array(Buffer.concat(parts)).buffer);
  const resampled = resample(toFloats(whole), sampleRate, outputSampleRate);
  for (let at = 0; at < resampled.length; at += samplesAtOnce) yield resampled.subarray(at, at + samplesAtOnce);
}

/** The encoder's own memory grows with what it gets at once, so it gets seconds. */
const samplesAtOnce = 100_000;

/** A loop: `Float32Array.from` with a function is many times slower. */
function toFloats(samples: Int16Array): Float32Array {
  const floats = new Float32Array(samples.length);
  for (let at = 0; at < samples.length; at += 1) floats[at] = (samples[at] ?? 0) / 32768;
  return floats;
}

function toPcm(floats: Float32Array): Uint8Array {
  const samples = Int16Array.from(floats, (sample) => Math.max(-32768, Math.min(32767, Math.round(sample * 32768))));
  return new Uint8Array(samples.buffer);
}

async function encoderFor({ format, outputSampleRate }: EncodingRequest): Promise<Encoder> {
  if (format === "mp3") {
    const encoder = await mp3;
    const bitrate = outputSampleRate <= 8000 ? 24 : outputSampleRate <= 16000 ? 32 : outputSampleRate <= 24000 ? 48 : 64;
    encoder.configure({ sampleRate: outputSampleRate, channels: 1, bitrate, outputSampleRate: outputSampleRate as 22050 });
    return encoder;
  }
  const encoder = await ogg;
  encoder.configure({ sampleRate: outputSampleRate, channels: 1, vbrQuality: 3 });
  return encoder;
}
