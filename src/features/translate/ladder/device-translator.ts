import type { Ask } from "../translation-query.ts";
import type { Found } from "./rung.ts";

/** As https://webmachinelearning.github.io/translation-api has it; Chrome 138 and later, on desks. */
export interface TranslatorApi {
  availability(pair: Pair): Promise<Availability>;
  create(options: Pair & Creation): Promise<{ translate(text: string, options?: { signal?: AbortSignal }): Promise<string>; destroy?(): void }>;
}

export interface LanguageDetectorApi {
  availability(): Promise<Availability>;
  create(options?: Creation): Promise<{ detect(text: string, options?: { signal?: AbortSignal }): Promise<Detected[]>; destroy?(): void }>;
}

type Availability = "unavailable" | "downloadable" | "downloading" | "available";

interface Pair {
  sourceLanguage: string;
  targetLanguage: string;
}

interface Creation {
  signal?: AbortSignal;
  /** `loaded` goes from 0 to 1. */
  monitor?: (monitor: { addEventListener(type: "downloadprogress", listener: (event: { loaded: number }) => void): void }) => void;
}

/** The likeliest first; the last is "und". */
interface Detected {
  detectedLanguage?: string;
  confidence?: number;
}

export interface Apis {
  Translator?: TranslatorApi;
  LanguageDetector?: LanguageDetectorApi;
}

export interface DeviceTranslator {
  /** What the browser can do by itself, now; null if it cannot do this. Nothing is downloaded for it. */
  translate(ask: Ask, signal: AbortSignal): Promise<Found | null>;
  /** Whether the pair would have to be fetched first. */
  canFetch(source: string, target: string): Promise<boolean>;
  /** Fetches what the pair takes: only within a press. `onProgress` is told shares, 0 to 1. */
  fetch(source: string, target: string, onProgress: (share: number) => void): Promise<void>;
}

/** Below this a guess at the language is worth less than no translation. */
const sureEnough = 0.5;

/** The browser's codes, where ours are others. */
const ours: Partial<Record<string, string>> = { "zh-Hans": "zh", "zh-Hant": "zh-TW", fil: "tl", nb: "no" };

/** The browser's own translator; undefined where it has none. */
export function createDeviceTranslator({ Translator, LanguageDetector }: Apis): DeviceTranslator | undefined {
  if (!Translator) return undefined;

  const detect = async (text: string, signal: AbortSignal): Promise<string | undefined> => {
    if ((await LanguageDetector?.availability()) !== "available") return undefined;
    const detector = await LanguageDetector?.create({ signal });
    const [best] = (await detector?.detect(text, { signal })) ?? [];
    detector?.destroy?.();
    const { detectedLanguage = "und", confidence = 0 } = best ?? {};
    return detectedLanguage === "und" || confidence < sureEnough ? undefined : detectedLanguage;
  };

  return {
    translate: async ({ text, source, target }, signal) => {
      const from = source === "auto" ? await detect(text, signal) : source;
      if (from === undefined || (ours[from] ?? from) === target) return null;
      const pair = { sourceLanguage: from, targetLanguage: target };
      if ((await Translator.availability(pair)) !== "available") return null;
      const translator = await Translator.create({ ...pair, signal });
      try {
        const translated = await translator.translate(text, { signal });
        return translated.trim() === "" ? null : { text: translated, source: ours[from] ?? from, target, engine: "browser" };
      } finally {
        translator.destroy?.();
      }
    },
    canFetch: async (sourceLanguage, targetLanguage) =>
      ["downloadable", "downloading"].includes(await Translator.availability({ sourceLanguage, targetLanguage })),
    fetch: async (sourceLanguage, targetLanguage, onProgress) => {
      const translator = Translator.create({
        sourceLanguage,
        targetLanguage,
        monitor: (monitor) => monitor.addEventListener("downloadprogress", ({ loaded }) => onProgress(loaded)),
      });
      // In the same press, and small beside the pair: without it, a text whose language is to be detected has none.
      const models = await Promise.allSettled([translator, LanguageDetector?.create()]);
      models.forEach((model) => model.status === "fulfilled" && model.value?.destroy?.());
      await translator;
    },
  };
}

export const deviceTranslator = createDeviceTranslator(globalThis as typeof globalThis & Apis);
