import fc from "fast-check";
import { expect, it } from "vitest";
import { saidOf, transcriptOf } from "./transcript-fixture.ts";
import { toSrt } from "./transcript-srt.ts";

interface Cue {
  number: number;
  start: number;
  end: number;
  text: string;
}

/** As a player does: numbers, times, and text up to an empty line. */
function parse(srt: string): Cue[] {
  if (srt === "") return [];
  return srt.replace(/\r\n$/, "").split("\r\n\r\n").map((block) => {
    const [number = "", times = "", ...text] = block.split("\r\n");
    const parts = /^(\d{2,}):([0-5]\d):([0-5]\d),(\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d),(\d{3})$/.exec(times);
    expect(parts, block).not.toBeNull();
    const [h = 0, m = 0, s = 0, ms = 0, h2 = 0, m2 = 0, s2 = 0, ms2 = 0] = (parts ?? []).slice(1).map(Number);
    expect(text.join("\n").trim()).not.toBe("");
    return { number: Number(number), start: ((h * 60 + m) * 60 + s) * 1000 + ms, end: ((h2 * 60 + m2) * 60 + s2) * 1000 + ms2, text: text.join("\n") };
  });
}

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 18) + seconds * 1000).toISOString();

it("begins with the first message, and shows each as long as it takes to read", () => {
  const text = "x".repeat(170 - "Fátima: ".length);
  expect(toSrt(transcriptOf([saidOf({ text, language: "en", saidAt: at(0) }), saidOf({ saidAt: at(3725.5) })]))).toBe(
    `1\r\n00:00:00,000 --> 00:00:10,000\r\nFátima: ${text}\r\n\r\n2\r\n01:02:05,500 --> 01:02:06,500\r\nFátima: Hello\r\n`,
  );
});

it("ends when the next one begins, but can always be seen", () => {
  const long = saidOf({ text: "x".repeat(170), language: "en" });
  const cues = parse(toSrt(transcriptOf([{ ...long, saidAt: at(0) }, { ...long, saidAt: at(4) }, { ...long, saidAt: at(4.2) }])));
  expect(cues.map(({ start, end }) => [start, end])).toEqual([[0, 4000], [4000, 5000], [5000, 15471]]);
});

it("gives Chinese, Japanese and Korean the time they take", () => {
  const [cue] = parse(toSrt(transcriptOf([saidOf({ speaker: "A", text: "我".repeat(70), language: "zh" })], { languages: ["zh"] })));
  expect(cue?.end).toBeGreaterThan(10_000);
});

it("says what is not translated, and shows side by side what there is", () => {
  expect(parse(toSrt(transcriptOf([saidOf({ translations: [] })])))[0]?.text).toBe("Fátima: (not translated) Hola");
  expect(parse(toSrt(transcriptOf([saidOf({})], { languages: ["es", "uk", "en"] })))[0]?.text).toBe("Fátima: Hola\nHello");
});

it("holds no empty line, no command for the player and no arrow", () => {
  const text = "One\n\n \n<i>two</i>\r\n{\\an8}three --> 00:00:01,000";
  expect(parse(toSrt(transcriptOf([saidOf({ text, language: "en" })])))[0]?.text).toBe("Fátima: One\n‹i›two‹/i›\n(\\an8}three → 00:00:01,000");
});

it("never overlaps and never goes back, whatever the clocks of the servers say", () => {
  const said = fc.record({ text: fc.string({ unit: "binary", minLength: 1, maxLength: 20 }), seconds: fc.integer({ min: -100, max: 5000 }), broken: fc.boolean() });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 6 }), (all) => {
      const messages = all.map(({ text, seconds, broken }) => saidOf({ text, language: "en", saidAt: broken ? "no time" : at(seconds) }));
      const cues = parse(toSrt(transcriptOf(messages)));
      expect(cues.map(({ number }) => number)).toEqual(messages.map((_, index) => index + 1));
      cues.forEach(({ start, end }, index) => {
        expect(end - start).toBeGreaterThanOrEqual(1000);
        expect(start).toBeGreaterThanOrEqual(cues[index - 1]?.end ?? 0);
      });
    }),
  );
});

it("is empty before anything was said", () => {
  expect(toSrt(transcriptOf([]))).toBe("");
});
