import { createMp3Encoder } from "wasm-media-encoders";
import { expect, it } from "vitest";
import { joinMp3 } from "./mp3.ts";

async function encode(seconds: number, sampleRate: 22050 | 44100, bitrate: 48 | 64): Promise<Uint8Array> {
  const encoder = await createMp3Encoder();
  encoder.configure({ channels: 1, sampleRate, outputSampleRate: sampleRate, bitrate });
  const tone = Float32Array.from({ length: seconds * sampleRate }, (_, index) => Math.sin(index / 20));
  return Buffer.concat([Buffer.from(encoder.encode([tone])), Buffer.from(encoder.finalize())]);
}

/** As an ID3v2 tag stands before the first frame: the size in seven-bit bytes. */
const tag = Buffer.concat([Buffer.from("ID3\x04\0\0\0\0\x01\x02", "latin1"), Buffer.alloc(130, 0xff)]);
/** What a frame of 22,050 Hz and 48 kbit/s looks like to a decoder: 576 samples in 156 bytes. */
const frame = (content = "") => Buffer.concat([Buffer.from([0xff, 0xf3, 0x60, 0xc0]), Buffer.from(content.padEnd(152, "\0"))]);
const frameMs = (576 / 22_050) * 1000;

it.each([
  [2, 22_050, 48],
  [1, 44_100, 64],
] as const)("knows how long %i s at %i Hz and %i kbit/s play", async (seconds, sampleRate, bitrate) => {
  const { durationsMs } = joinMp3([await encode(seconds, sampleRate, bitrate)]);
  // An encoder rounds up to whole frames, and adds its own delay.
  expect(durationsMs[0]).toBeGreaterThanOrEqual(seconds * 1000);
  expect(durationsMs[0]).toBeLessThan(seconds * 1000 + 100);
});

it("leaves a plain file as it is, and joins plain files end to end", async () => {
  const [one, two] = [await encode(1, 22_050, 48), await encode(2, 22_050, 48)];
  expect(Buffer.from(joinMp3([one]).audio).equals(one)).toBe(true);
  const { audio, durationsMs } = joinMp3([one, two]);
  expect(audio).toHaveLength(one.length + two.length);
  expect(joinMp3([audio]).durationsMs[0]).toBeCloseTo((durationsMs[0] ?? 0) + (durationsMs[1] ?? 0));
});

it("leaves out tags and the frame that describes a file", () => {
  const described = Buffer.concat([tag, frame("\0\0\0\0\0\0\0\0\0Info"), frame("a"), frame("b"), Buffer.from("TAG".padEnd(128))]);
  const { audio, durationsMs } = joinMp3([described]);
  expect(Buffer.from(audio).equals(Buffer.concat([frame("a"), frame("b")]))).toBe(true);
  expect(durationsMs[0]).toBeCloseTo(2 * frameMs);
});

it("makes nothing of nothing, of noise, and of a torn frame", () => {
  expect(joinMp3([])).toEqual({ audio: Buffer.alloc(0), durationsMs: [] });
  expect(joinMp3([new Uint8Array(), Buffer.alloc(1000, 0xff), frame().subarray(0, 100)]).durationsMs).toEqual([0, 0, 0]);
});
