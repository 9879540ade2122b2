import { afterAll, expect, it, vi } from "vitest";
import type { Speech } from "./engine.ts";
import { createEspeak } from "./espeak.ts";
import { mp3Duration } from "./test-mp3.ts";

vi.setConfig({ testTimeout: 60_000 });

const engine = createEspeak();
afterAll(() => engine.close());

async function samplesOf({ sound }: Speech): Promise<number[]> {
  const samples: number[] = [];
  for await (const part of sound) samples.push(...part);
  return samples;
}

const secondsOf = async ({ sampleRate, finished }: Speech) => (await finished).sampleCount / sampleRate;

const texts: readonly (readonly [string, string, string])[] = [
  ["gmw/en-US+f3", "en", "Hello world, the price of the house is 12.50 euros. It's <b>fine</b> 😀 isn't it & co?"],
  ["roa/es", "es", "¿Dónde está la estación de tren? ¡Hola, señora!"],
  ["roa/fr", "fr", "J’aimerais un verre d’eau, s’il vous plaît."],
  ["sem/ar", "ar", "مرحبا بالعالم"],
  ["jpx/ja", "ja", "こんにちは世界"],
];

it.each(texts)("speaks with %s (%s), a mark for each word, in order", async (voice, language, text) => {
  const speech = engine.synthesize({ text, ssml: false, language, voice });
  const words = [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)].filter((part) => part.isWordLike);
  const { words: marks, sampleCount } = await speech.finished;
  expect(marks.map((mark) => text.slice(mark.start, mark.end))).toEqual(words.map((part) => part.segment));
  const times = marks.map((mark) => mark.timeMs);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeLessThan((sampleCount * 1000) / speech.sampleRate);
  const samples = await samplesOf(speech);
  expect(samples).toHaveLength(sampleCount);
  expect(samples.some((sample) => sample > 3_000)).toBe(true);
});

it.each([8_000, 16_000, 22_050, 24_000, 44_100, 48_000])("encodes MP3 at %d Hz as long as the speech", async (rate) => {
  const speech = engine.synthesize({ text: "I would like a glass of water, please.", ssml: false, language: "en", voice: "gmw/en" });
  const { seconds, sampleRate } = mp3Duration(await engine.encode(speech, "mp3", rate));
  expect(sampleRate).toBe(rate);
  expect(Math.abs(seconds - (await secondsOf(speech)))).toBeLessThan(0.25);
});

it("encodes Ogg Vorbis and PCM", async () => {
  const speech = engine.synthesize({ text: "Good morning.", ssml: false, language: "en", voice: "gmw/en" });
  const ogg = await engine.encode(speech, "ogg_vorbis", 22_050);
  expect(ogg.subarray(0, 4).toString()).toBe("OggS");
  expect(ogg.includes("vorbis")).toBe(true);
  const pcm = await engine.encode(speech, "pcm", 16_000);
  expect(Math.abs(pcm.length / 2 / 16_000 - (await secondsOf(speech)))).toBeLessThan(0.01);
});

it.each(["", " ", "\0\ud800", "😀😀", "</speak><voice name='x'>", "&&&", "]]>", "\n\n"])("survives %j", async (text) => {
  const speech = engine.synthesize({ text, ssml: false, language: "en", voice: "gmw/en" });
  expect((await speech.finished).sampleCount).toBeGreaterThanOrEqual(0);
  expect(Buffer.isBuffer(await engine.encode(speech, "mp3", 22_050))).toBe(true);
});

it("obeys SSML and takes plain text that looks like it for text", async () => {
  const text = '<speak>one <break time="2s"/> two</speak>';
  const speak = (ssml: boolean) => engine.synthesize({ text, ssml, language: "en", voice: "gmw/en" }).finished;
  const [asSsml, asText] = await Promise.all([speak(true), speak(false)]);
  expect(asSsml.words.map((mark) => text.slice(mark.start, mark.end))).toEqual(["one", "two"]);
  expect(asSsml.words[1]?.timeMs).toBeGreaterThan(2_000);
  expect(asText.words.length).toBeGreaterThan(4);
});

it("refuses a voice that does not exist, and goes on", async () => {
  const speech = engine.synthesize({ text: "a", ssml: false, language: "en", voice: "xx" });
  await expect(speech.finished).rejects.toThrow("eSpeak NG: there is no voice xx.");
  await expect(engine.encode(speech, "mp3", 22_050)).rejects.toThrow("eSpeak NG: there is no voice xx.");
  await engine.encode(engine.synthesize({ text: "a", ssml: false, language: "en", voice: "gmw/en" }), "mp3", 22_050);
});

it("speaks 3,000 characters while others wait their turn", async () => {
  const long = "The house in which we live is red and big. ".repeat(70).slice(0, 3_000);
  const [speech, short] = await Promise.all(
    [long, "Hello."].map((text) => engine.synthesize({ text, ssml: false, language: "en", voice: "gmw/en" }).finished),
  );
  expect(speech?.words.length).toBeGreaterThan(600);
  expect(short?.words).toHaveLength(1);
});
