import { sentencesOf } from "./sentences.ts";

/** What a voice tells while it speaks. */
export interface VoiceEvents {
  /** The word now spoken, in UTF-16 code units of the whole text. */
  onWord: (word: { start: number; end: number }) => void;
  onEnd: () => void;
  onFail: () => void;
}

export interface Speaking {
  pause(): void;
  resume(): void;
  stop(): void;
}

export interface DeviceVoice {
  /** Whether this device has a voice for the language; the list of voices may come late. */
  has(language: string): Promise<boolean>;
  speak(text: string, language: string, rate: number, events: VoiceEvents): Speaking;
}

/** The voices that the browser or the system brings along, for languages in which the server has none. */
export function createDeviceVoice(synthesis = speechOfBrowser()): DeviceVoice {
  if (!synthesis) return { has: async () => false, speak: () => ({ pause() {}, resume() {}, stop() {} }) };

  const find = (language: string): SpeechSynthesisVoice | undefined => {
    const voices = synthesis.getVoices();
    const tag = (voice: SpeechSynthesisVoice) => voice.lang.replace("_", "-").toLowerCase();
    const [base] = language.toLowerCase().split("-");
    return voices.find((voice) => tag(voice) === language.toLowerCase()) ?? voices.find((voice) => tag(voice).split("-")[0] === base);
  };

  return {
    has: async (language) => {
      if (synthesis.getVoices().length === 0) await voicesChanged(synthesis);
      return find(language) !== undefined;
    },
    speak: (text, language, rate, { onWord, onEnd, onFail }) => {
      let stopped = false;
      const voice = find(language);
      const sentences = sentencesOf(text, language);
      synthesis.cancel();
      sentences.forEach((sentence, index) => {
        const utterance = new SpeechSynthesisUtterance(sentence.text);
        utterance.lang = voice?.lang ?? language;
        utterance.voice = voice ?? null;
        utterance.rate = rate;
        utterance.onboundary = ({ name, charIndex, charLength }) => {
          if (stopped || name !== "word") return;
          const start = sentence.start + charIndex;
          onWord({ start, end: start + (charLength || /^\S*/.exec(text.slice(start))?.[0].length || 1) });
        };
        utterance.onerror = () => {
          if (stopped) return;
          stopped = true;
          synthesis.cancel();
          onFail();
        };
        utterance.onend = () => {
          if (!stopped && index === sentences.length - 1) onEnd();
        };
        synthesis.speak(utterance);
      });
      return {
        pause: () => synthesis.pause(),
        resume: () => synthesis.resume(),
        stop: () => {
          stopped = true;
          synthesis.cancel();
        },
      };
    },
  };
}

const speechOfBrowser = (): SpeechSynthesis | undefined => ("speechSynthesis" in window ? window.speechSynthesis : undefined);

/** Chrome fills its list of voices after the first question; a device without any never tells. */
const voicesChanged = (synthesis: SpeechSynthesis): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 1000);
    synthesis.addEventListener(
      "voiceschanged",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
