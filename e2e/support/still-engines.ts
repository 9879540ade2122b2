import type { AiServices } from "../../local/ai-services.ts";
import type { SpeechEngine } from "../../local/engines/speech/engine.ts";
import type { TranslationEngine } from "../../local/engines/translation/engine.ts";
import { createPolly } from "../../local/services/polly/service.ts";
import { createTranslate } from "../../local/services/translate/service.ts";

export interface StillEngines {
  readonly ai: AiServices;
  /** What was translated, in order. */
  readonly translated: readonly string[];
  /** The next so many translations wait for each other. */
  meet(translations: number): void;
}

/** Translate and Polly with engines that do next to nothing, for tests of everything around them. */
export function createStillEngines(): StillEngines {
  const translated: string[] = [];
  let meeting: { left: number; readonly all: Promise<void>; readonly open: () => void } | undefined;

  const translation: TranslationEngine = {
    name: "Apertium",
    languages: () => Promise.resolve(["en", "es", "fr"]),
    async translate(text, _source, target) {
      translated.push(text);
      if (meeting) {
        const { all, open } = meeting;
        meeting.left -= 1;
        if (meeting.left === 0) {
          meeting = undefined;
          open();
        }
        await all;
      }
      return `${target} ${text}`;
    },
    warm: () => undefined,
    close: () => Promise.resolve(),
  };
  const speech: SpeechEngine = {
    name: "eSpeak NG",
    synthesize: () => ({ sound: silence(), sampleRate: 22_050, finished: Promise.resolve({ sampleCount: 576, words: [] }) }),
    encode: () => Promise.resolve(silentFrame),
    close: () => Promise.resolve(),
  };
  return {
    ai: (checks) => [
      createTranslate({ engine: translation, detect: () => ({ code: "en", score: 1 }), ...checks }),
      createPolly({ engine: speech, ...checks }),
    ],
    translated,
    meet(left) {
      const gate = { open: (): void => undefined };
      const all = new Promise<void>((resolve) => (gate.open = resolve));
      meeting = { left, all, open: () => gate.open() };
    },
  };
}

async function* silence(): AsyncGenerator<Int16Array> {
  yield await Promise.resolve(new Int16Array(576));
}

/** MPEG 2, layer III, 64 kbit/s, 22,050 Hz: 208 bytes. */
const silentFrame = Buffer.concat([Buffer.from([0xff, 0xf3, 0x80, 0xc4]), Buffer.alloc(204)]);
