import { expect, it } from "vitest";
import type { Ask } from "../translation-query.ts";
import { type Apis, createDeviceTranslator } from "./device-translator.ts";

const ask: Ask = { text: "Hello", source: "en", target: "es", formal: false };
const { signal } = new AbortController();

/** A browser as the specification describes it: pairs that it has, pairs that it could fetch, within a press only. */
function browser({ has = ["en-es"], detects = ["en", 0.9] }: { has?: string[]; detects?: [string, number] }) {
  const pairs = new Set(has);
  const pressed = { now: false };
  let alive = 0;
  const living = <T extends object>(model: T) => {
    alive += 1;
    return { ...model, destroy: () => void (alive -= 1) };
  };
  const nameOf = (pair: { sourceLanguage: string; targetLanguage: string }) => `${pair.sourceLanguage}-${pair.targetLanguage}`;
  const apis: Required<Apis> = {
    Translator: {
      availability: async (pair) => (pairs.has(nameOf(pair)) ? "available" : "downloadable"),
      create: async ({ monitor, signal: given, ...pair }) => {
        given?.throwIfAborted();
        if (!pairs.has(nameOf(pair))) {
          if (!pressed.now) throw new DOMException("Requires a user gesture.", "NotAllowedError");
          monitor?.({ addEventListener: (_type, listen) => [0, 0.5, 1].forEach((loaded) => listen({ loaded })) });
          pairs.add(nameOf(pair));
        }
        return living({ translate: async (text: string) => `${text} (${nameOf(pair)})` });
      },
    },
    LanguageDetector: {
      availability: async () => "available",
      create: async () => living({ detect: async () => [{ detectedLanguage: detects[0], confidence: detects[1] }, { detectedLanguage: "und", confidence: 0.01 }] }),
    },
  };
  return { apis, pressed, alive: () => alive };
}

it("is there only where the browser translates", () => {
  expect(createDeviceTranslator({})).toBeUndefined();
});

it("translates what the browser has ready, and keeps no model open", async () => {
  const { apis, alive } = browser({});
  expect(await createDeviceTranslator(apis)?.translate(ask, signal)).toEqual({ text: "Hello (en-es)", source: "en", target: "es", engine: "browser" });
  expect(alive()).toBe(0);
});

it("never fetches a pair by itself", async () => {
  const { apis } = browser({ has: [] });
  expect(await createDeviceTranslator(apis)?.translate(ask, signal)).toBeNull();
});

it("detects the language where it is asked to, and says it in Parley's codes", async () => {
  const { apis } = browser({ has: ["zh-Hant-es"], detects: ["zh-Hant", 0.8] });
  expect(await createDeviceTranslator(apis)?.translate({ ...ask, source: "auto" }, signal)).toMatchObject({ source: "zh-TW" });
});

it("does not guess: not at an unsure language, nor where both are one, nor without a detector", async () => {
  for (const detects of [["und", 0.9], ["en", 0.2], ["es", 0.9]] satisfies [string, number][]) {
    const { apis } = browser({ detects });
    expect(await createDeviceTranslator(apis)?.translate({ ...ask, source: "auto" }, signal), String(detects)).toBeNull();
  }
  const { Translator } = browser({}).apis;
  expect(await createDeviceTranslator({ Translator })?.translate({ ...ask, source: "auto" }, signal)).toBeNull();
});

it("fetches a pair within a press, telling how far it is", async () => {
  const { apis, pressed, alive } = browser({ has: [] });
  const translator = createDeviceTranslator(apis);
  expect(await translator?.canFetch("en", "es")).toBe(true);
  await expect(translator?.fetch("en", "es", () => undefined)).rejects.toThrow("gesture");
  pressed.now = true;
  const shares: number[] = [];
  await translator?.fetch("en", "es", (share) => shares.push(share));
  expect(shares).toEqual([0, 0.5, 1]);
  expect(await translator?.canFetch("en", "es")).toBe(false);
  expect(await translator?.translate(ask, signal)).not.toBeNull();
  expect(alive()).toBe(0);
});
