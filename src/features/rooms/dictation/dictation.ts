/** As much of the Web Speech API's `SpeechRecognition` as is used; TypeScript knows only its events. */
export interface Recogniser {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: Heard) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

/** All results since the start, of which those before the last may still change. */
interface Heard {
  results: ArrayLike<{ isFinal: boolean; [index: number]: { transcript: string } }>;
}

export type DictationProblem = "forbidden" | "no-microphone" | "no-speech" | "no-network" | "no-language" | "failed";

export interface DictationState {
  listening: boolean;
  /** Since the start, with what is still being understood; it stays until the next start. */
  heard: string;
  problem?: DictationProblem;
}

/** The names of the specification (SpeechRecognitionErrorCode). `aborted` is our own doing, or another page's. */
const problems: Partial<Record<string, DictationProblem>> = {
  "not-allowed": "forbidden",
  "service-not-allowed": "forbidden",
  "audio-capture": "no-microphone",
  "no-speech": "no-speech",
  network: "no-network",
  "language-not-supported": "no-language",
  "bad-grammar": "failed",
};

export type Dictation = ReturnType<typeof createDictation>;

/** What the microphone hears, as text to be edited: nothing is ever sent from here. */
export function createDictation(newRecogniser: () => Recogniser) {
  const listeners = new Set<() => void>();
  let state: DictationState = { listening: false, heard: "" };
  let recogniser: Recogniser | undefined;

  const set = (next: DictationState) => {
    state = next;
    listeners.forEach((listener) => listener());
  };

  /** Whatever the old one still says is about something else. */
  const letGo = () => {
    if (recogniser) Object.assign(recogniser, { onresult: null, onerror: null, onend: null });
    recogniser?.abort();
    recogniser = undefined;
  };

  const start = (language: string) => {
    letGo();
    const current = (recogniser = newRecogniser());
    Object.assign(current, { lang: language, continuous: true, interimResults: true });
    current.onresult = ({ results }) => set({ ...state, heard: textOf(results) });
    current.onerror = ({ error }) => {
      const problem = error === "aborted" ? undefined : (problems[error] ?? "failed");
      // Silence after something was said is how one ends, not a problem.
      if (problem && !(problem === "no-speech" && state.heard)) set({ ...state, problem });
    };
    current.onend = () => {
      recogniser = undefined;
      set({ ...state, listening: false });
    };
    set({ listening: true, heard: "" });
    try {
      current.start();
    } catch {
      letGo();
      set({ listening: false, heard: "", problem: "failed" });
    }
  };

  return {
    current: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    /** `language` as the recogniser wants it, with its region: "es-ES". */
    start,
    /** Ends listening; what was heard last may still be understood. */
    stop: () => recogniser?.stop(),
    /** Forgets everything, for when the page is left. */
    end: () => {
      letGo();
      if (state.listening) set({ ...state, listening: false });
    },
  };
}

/** Some engines begin each result with a space, some do not, and Chinese and Japanese want none. */
function textOf(results: Heard["results"]): string {
  return Array.from(results, (result) => result[0]?.transcript ?? "")
    .reduce((text, next) => (text === "" || next === "" || /\s$/u.test(text) || startsTight.test(next) ? text + next : `${text} ${next}`), "")
    .replace(/\s+/gu, " ")
    .trim();
}

const startsTight = /^[\s\p{P}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * Recognisers want a region. The person's own one counts if the browser tells it ("en-GB"), else the most common:
 * "pt" alone is Brazilian to most of its speakers.
 */
export function dictationLanguage(language: string, preferred: readonly string[]): string {
  try {
    const wanted = new Intl.Locale(language);
    if (wanted.region) return `${wanted.language}-${wanted.region}`;
    const own = preferred.find((tag) => isTagOf(tag, wanted.language));
    if (own) return own;
    const { region } = wanted.maximize();
    return region ? `${wanted.language}-${region}` : language;
  } catch {
    return language;
  }
}

const isTagOf = (tag: string, language: string): boolean => {
  try {
    const locale = new Intl.Locale(tag);
    return locale.language === language && locale.region !== undefined;
  } catch {
    return false;
  }
};
