import { expect, it, vi } from "vitest";
import { ParleyError } from "../errors/parley-error.ts";
import { logger } from "../logs/logger.ts";
import type { Quota } from "../quota/quota.ts";
import type { Piece, TranslatedPiece, TranslationEngine } from "./engine.ts";
import { type TranslateRequest, translateText } from "./translate-text.ts";

const person = { key: "guest#1", signedIn: false, allowed: 5_000 };
const shout = ({ text, source }: Piece): TranslatedPiece => ({
  text: text.toUpperCase(),
  source: source === "auto" ? "en" : source,
  engine: "Apertium",
});

function setUp(translate: (piece: Piece) => TranslatedPiece | Promise<TranslatedPiece> = shout) {
  const kept = new Map<string, TranslatedPiece>();
  let used = 0;
  const engine = { translate: vi.fn<TranslationEngine["translate"]>(async (piece) => translate(piece)) };
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
    engine,
    memory: {
      recall: vi.fn(async (asked: Piece) => kept.get(JSON.stringify(asked))),
      keep: vi.fn(async (asked: Piece, translated: TranslatedPiece) => void kept.set(JSON.stringify(asked), translated)),
    },
    quota,
  };
  const run = (request: Partial<TranslateRequest>) =>
    translateText(deps, { text: "Good morning", source: "auto", target: "es", ...request }, person);
  return { ...deps, run, spend, used: () => used, kept };
}

it("answers the translation, and the same from memory the next time, uncounted", async () => {
  const { run, used, engine } = setUp();
  const answer = { text: "GOOD MORNING", source: "en", target: "es", detected: "en", engine: "Apertium", characters: 12 };
  expect(await run({})).toEqual({ ...answer, cached: false });
  expect(await run({})).toEqual({ ...answer, cached: true });
  expect(used()).toBe(12);
  expect(engine.translate).toHaveBeenCalledTimes(1);
});

it("says that nothing was detected where the source was given", async () => {
  const { run } = setUp();
  expect(await run({ source: "EN" })).toMatchObject({ source: "en", detected: null });
  expect(await run({ source: null })).toMatchObject({ source: "en", detected: "en" });
});

it("keeps the white space around a text, and remembers the text without it", async () => {
  const { run, engine } = setUp();
  expect(await run({ text: "\n  hello\t" })).toMatchObject({ text: "\n  HELLO\t", characters: 5 });
  expect(await run({ text: "hello " })).toMatchObject({ text: "HELLO ", cached: true });
  expect(engine.translate).toHaveBeenCalledTimes(1);
});

it("translates a long text in parts, all from the language of the first, with white space kept between them", async () => {
  const { run, engine, used } = setUp();
  const text = Array.from({ length: 1_000 }, (_, index) => `Sentence number ${index} is here.`).join("\n\n");
  const answer = await run({ text });
  expect(answer.text).toBe(text.toUpperCase());
  const pieces = engine.translate.mock.calls.map(([piece]) => piece);
  expect(pieces.map(({ source }) => source)).toEqual(["auto", "en", "en"]);
  for (const piece of pieces) expect(Buffer.byteLength(piece.text)).toBeLessThanOrEqual(10_000);
  expect(used()).toBe(text.length);
});

it.each<[Partial<TranslateRequest>, RegExp]>([
  [{ text: " \n" }, /^TextEmpty: /],
  [{ text: "x".repeat(50_001) }, /^TextTooLong: .*50,000/],
  [{ target: "xx" }, /^UnsupportedLanguage: “xx”/],
  [{ target: "auto" }, /^UnsupportedLanguage: /],
  [{ source: "zz-ZZ" }, /^UnsupportedLanguage: /],
  [{ source: "ES" }, /^SameLanguage: /],
  [{ target: "ar", formality: "formal" }, /^UnsupportedFormality: /],
])("refuses %j before anything is asked or counted", async (request, error) => {
  const { run, memory, spend } = setUp();
  await expect(run(request)).rejects.toThrow(error);
  expect(memory.recall).not.toHaveBeenCalled();
  expect(spend).not.toHaveBeenCalled();
});

it("gives the characters back when the text turns out to be in the target language", async () => {
  const { run, used, kept } = setUp(({ text }) => ({ text, source: "es", engine: "Apertium" }));
  await expect(run({ text: "Buenos días" })).rejects.toThrow(/^SameLanguage: /);
  expect([used(), kept.size]).toEqual([0, 0]);
});

it("gives everything back and keeps nothing when a later part fails", async () => {
  const { run, used, kept } = setUp((piece) => {
    if (piece.source !== "auto") throw new ParleyError("ServiceUnavailable", "down");
    return shout(piece);
  });
  await expect(run({ text: "A sentence. ".repeat(2_000) })).rejects.toThrow("ServiceUnavailable: down");
  expect([used(), kept.size]).toEqual([0, 0]);
});

it("answers even when the memory cannot keep it", async () => {
  const silence = vi.spyOn(logger, "error").mockReturnValue();
  const { run, memory } = setUp();
  memory.keep.mockRejectedValue(new Error("table gone"));
  expect(await run({})).toMatchObject({ text: "GOOD MORNING", cached: false });
  silence.mockRestore();
});

it("asks the engine for nothing once the quota is used up", async () => {
  const { run, spend, engine } = setUp();
  spend.mockRejectedValue(new ParleyError("QuotaExceeded", "no"));
  await expect(run({})).rejects.toThrow("QuotaExceeded: no");
  expect(engine.translate).not.toHaveBeenCalled();
});

it("hands on form and masking, and remembers them apart", async () => {
  const { run, engine } = setUp();
  await run({ formality: "formal", maskProfanity: true });
  expect(await run({})).toMatchObject({ cached: false });
  expect(engine.translate.mock.calls[0]?.[0]).toMatchObject({ formality: "formal", maskProfanity: true });
});
