import { languageBook, type LanguageBook } from "../features/languages/language.ts";
import type { Speaker, SpeakerState } from "../features/speech/speaker.ts";
import type { Usage } from "../features/translate/usage.ts";
import type { TranslationView } from "../features/translate/translation-view.ts";

/** What the server and the voices add to the translate page. */
export interface Live {
  ready: boolean;
  languages: LanguageBook;
  usage: Usage | undefined;
  view: TranslationView;
  voice: SpeakerState;
  speaker: Pick<Speaker, "press" | "stop" | "setRate">;
  /** Asks again at once for whatever waits for its next try. */
  askAgain: () => void;
}

const nothing = () => undefined;

/** Until the scripts for it are there: the page can be typed into, and waits. */
export const notYet: Live = {
  ready: false,
  languages: languageBook([]),
  usage: undefined,
  view: { behind: true, retry: nothing },
  voice: { phase: "idle" },
  speaker: { press: nothing, stop: nothing, setRate: nothing },
  askAgain: () => location.reload(),
};
