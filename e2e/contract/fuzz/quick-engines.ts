import { GrowingList } from "../../../local/engines/speech/growing-list.ts";
import type { SpeechEngine } from "../../../local/engines/speech/engine.ts";
import { UnsupportedPair, type TranslationEngine } from "../../../local/engines/translation/engine.ts";

const languages = ["en", "es", "fr", "ca", "pt", "it"];

/** Translates nothing, at once. */
export const quickTranslation: TranslationEngine = {
  name: "Apertium",
  languages: () => Promise.resolve(languages),
  translate: (text, source, target) =>
    languages.includes(source) && languages.includes(target)
      ? Promise.resolve(text)
      : Promise.reject(new UnsupportedPair(`There is no way from ${source} to ${target}.`)),
  warm: () => undefined,
  close: () => Promise.resolve(),
};

/** A second of silence, whatever the text. */
export const quickSpeech: SpeechEngine = {
  name: "eSpeak NG",
  synthesize({ text }) {
    const sound = new GrowingList<Int16Array>();
    sound.add(new Int16Array(22_050));
    sound.end();
    const words = text === "" ? [] : [{ start: 0, end: Math.min(text.length, 3), timeMs: 0 }];
    return { sound, sampleRate: 22_050, finished: Promise.resolve({ sampleCount: 22_050, words }) };
  },
  encode: () => Promise.resolve(Buffer.from([0xff, 0xfb, 0x50, 0xc4, ...new Array<number>(200).fill(0)])),
  close: () => Promise.resolve(),
};
