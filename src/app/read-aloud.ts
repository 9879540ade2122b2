import type { LanguageBook } from "../features/languages/language.ts";
import { readAs } from "../features/rooms/my-text.ts";
import { createReadingQueue } from "../features/rooms/page/reading-queue.ts";
import type { Message } from "../features/rooms/room.ts";
import type { Reading, Speaker } from "../features/speech/speaker.ts";
import type { Speed } from "../features/speech/speed.ts";

/** Between two messages (ms), as between two speakers. */
const pause = 400;

export interface ReadAloudSettings {
  on: boolean;
  languages: Pick<LanguageBook, "get">;
  speed: Speed;
}

/** Reads what others say, one after the other, with the one voice of the page. */
export function createReadAloud(speaker: Pick<Speaker, "current" | "press" | "stop" | "subscribe">, initially: ReadAloudSettings) {
  let settings = initially;
  let dictating = false;
  let last: Reading | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const queue = createReadingQueue<Reading>((reading) => {
    last = reading;
    speaker.press(reading, settings.speed);
  });

  const silence = () => {
    queue.clear();
    speaker.stop();
  };

  /** Not at once: a speaker that starts something falls silent first, and would be started a second time. */
  const look = () => {
    clearTimeout(timer);
    const free = () => !dictating && speaker.current().phase === "idle";
    if (free()) timer = setTimeout(() => queue.setFree(free()), pause);
    else queue.setFree(false);
  };

  return {
    /** Until the answer is called. */
    start: () => {
      const unsubscribe = speaker.subscribe(look);
      return () => {
        clearTimeout(timer);
        unsubscribe();
        silence();
      };
    },
    set: (next: ReadAloudSettings) => {
      if (settings.on && !next.on) silence();
      settings = next;
    },
    /** What has no text in the language is left out. */
    add: (messages: readonly Message[], language: string) => {
      if (!settings.on) return;
      const canSpeak = settings.languages.get(language)?.canSpeak ?? true;
      const texts = messages.map((message) => ({ place: message.messageId, ...readAs(message, language) }));
      queue.add(texts.filter((read) => read.language === language).map(({ place, text }) => ({ place, text, language, canSpeak })));
    },
    /** Nothing is read into an open microphone. */
    setDictating: (now: boolean) => {
      dictating = now;
      if (now) speaker.stop();
      look();
    },
    /** Goes on after the press that the browser wants to see before it makes a sound. */
    hear: () => {
      if (last) speaker.press(last, settings.speed);
    },
  };
}
