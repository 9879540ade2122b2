import { expect, it, vi } from "vitest";
import { ParleyError } from "../errors/parley-error.ts";
import { logger } from "../logs/logger.ts";
import type { Quota } from "../quota/quota.ts";
import type { Voice } from "../voices/voice.ts";
import type { SpeechMark } from "./marks.ts";
import { type SpeakRequest, speakText } from "./speak-text.ts";
import type { Synthesizer } from "./synthesizer.ts";

const person = { key: "guest#1", signedIn: false, allowed: 5_000 };
const voices: Voice[] = [
  { id: "Joanna", engine: "neural", languages: ["en-US"] },
  { id: "Lucia", engine: "neural", languages: ["es-ES"] },
];
/** One frame of 22,050 Hz and 48 kbit/s. */
const frame = Buffer.concat([Buffer.from([0xff, 0xf3, 0x60, 0xc0]), Buffer.alloc(152)]);
const frameMs = (576 / 22_050) * 1000;

/** Speaks every word in one frame. */
const speakWords: Synthesizer["speak"] = async ({ text }) => {
  const words = [...text.matchAll(/\S+/g)];
  return {
    audio: Buffer.concat(words.map(() => frame)),
    marks: words.map(({ 0: value, index }, word) => ({ start: index, end: index + value.length, timeMs: word * frameMs, value })),
  };
};

function setUp(speak = speakWords) {
  const audio = new Map<string, Uint8Array>();
  const marks = new Map<string, readonly SpeechMark[]>();
  let used = 0;
  const synthesizer = { speak: vi.fn(speak) };
  const quota: Quota = {
    async spend(_person, characters, work) {
      used += characters;
      try {
        return await work();
      } catch (error) {
        used -= characters;
        throw error;
      }
    },
  };
  const spend = vi.spyOn(quota, "spend");
  const deps = {
    voices: () => Promise.resolve(voices),
    quota,
    synthesizer,
    cache: {
      findMarks: async (hash: string) => marks.get(hash),
      keepAudio: vi.fn(async (hash: string, bytes: Uint8Array) => void audio.set(hash, bytes)),
      keepMarks: vi.fn(async (hash: string, words: readonly SpeechMark[]) => void marks.set(hash, words)),
      urlOf: async (hash: string) => `https://bucket/${hash}`,
    },
    now: () => Date.parse("2026-11-03T12:00:00Z"),
  };
  const run = (request: Partial<SpeakRequest>) => speakText(deps, { text: "Hello there", language: "en", ...request }, person);
  return { ...deps, run, spend, used: () => used, audio, marks };
}

it("answers where the sound is and when each word is spoken, the second time from the cache and uncounted", async () => {
  const { run, used, synthesizer, audio } = setUp();
  const first = await run({});
  expect(first).toEqual({
    url: expect.stringMatching(/^https:\/\/bucket\/[0-9a-f]{64}$/) as string,
    contentType: "audio/mpeg",
    expiresAt: "2026-11-03T13:00:00.000Z",
    voiceId: "Joanna",
    cached: false,
    marks: [
      { start: 0, end: 5, timeMs: 0, value: "Hello" },
      { start: 6, end: 11, timeMs: 26, value: "there" },
    ],
  });
  expect(await run({})).toEqual({ ...first, cached: true });
  expect(used()).toBe(11);
  expect(audio.size).toBe(1);
  expect(synthesizer.speak).toHaveBeenCalledTimes(1);
});

it("marks the words of the text as it was typed", async () => {
  const { run } = setUp();
  const text = " \0Hel\x07lo\n there\x1f👋 ";
  const { marks } = await run({ text });
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(["Hel\x07lo", "there\x1f👋"]);
});

it("joins the parts of a long text, and moves their marks by text and by time", async () => {
  const { run, synthesizer, audio } = setUp();
  const text = Array.from({ length: 600 }, (_, index) => `Number ${index}.`).join("\n");
  const { marks } = await run({ text });
  expect(synthesizer.speak.mock.calls.length).toBeGreaterThan(1);
  for (const [part] of synthesizer.speak.mock.calls) expect(part.text.length).toBeLessThanOrEqual(3_000);
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(text.split(/\s/));
  expect(marks.map(({ timeMs }) => timeMs)).toEqual(marks.map((_, word) => Math.round(word * frameMs)));
  expect([...audio.values()][0]).toHaveLength(1_200 * frame.length);
});

it.each<[Partial<SpeakRequest>, RegExp]>([
  [{ text: "\t" }, /^TextEmpty: /],
  [{ text: "x".repeat(10_001) }, /^TextTooLong: .*10,000/],
  [{ language: "xx" }, /^UnsupportedLanguage: /],
  [{ language: "uk" }, /^UnsupportedVoiceLanguage: /],
  [{ voiceId: "Nobody" }, /^VoiceNotFound: /],
  [{ voiceId: "" }, /^VoiceNotFound: /],
  [{ voiceId: "Lucia" }, /^VoiceLanguageMismatch: .*Lucia/],
])("refuses %j before anything is counted", async (request, error) => {
  const { run, spend } = setUp();
  await expect(run(request)).rejects.toThrow(error);
  expect(spend).not.toHaveBeenCalled();
});

it("gives the characters back and keeps nothing when a part fails", async () => {
  const { run, used, audio, marks } = setUp(async (line, signal) => {
    if (!line.text.includes("Number 0.")) throw new ParleyError("ServiceUnavailable", "down");
    return speakWords(line, signal);
  });
  const text = Array.from({ length: 600 }, (_, index) => `Number ${index}.`).join(" ");
  await expect(run({ text })).rejects.toThrow("ServiceUnavailable: down");
  expect([used(), audio.size, marks.size]).toEqual([0, 0, 0]);
});

it("keeps no marks without their sound", async () => {
  const { run, used, cache, marks } = setUp();
  cache.keepAudio.mockRejectedValue(new Error("bucket gone"));
  await expect(run({})).rejects.toThrow("bucket gone");
  expect([used(), marks.size]).toEqual([0, 0]);
});

it("answers even when the marks cannot be kept", async () => {
  const silence = vi.spyOn(logger, "error").mockReturnValue();
  const { run, cache } = setUp();
  cache.keepMarks.mockRejectedValue(new Error("bucket gone"));
  expect(await run({})).toMatchObject({ cached: false });
  silence.mockRestore();
});
