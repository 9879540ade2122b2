import type { Speaking, VoiceEvents } from "./device-voice.ts";
import { type Mark, wordAt } from "./word-at.ts";

export interface SoundEvents extends VoiceEvents {
  /** The browser wants another press before it makes a sound. */
  onBlocked: () => void;
  /** It can be heard. */
  onStart: () => void;
}

export interface Sound {
  /** `source` is an address, or the sound itself. */
  play(source: string | Blob, marks: readonly Mark[], rate: number, events: SoundEvents): Speaking;
  setRate(rate: number): void;
}

/** One audio element for the page: one voice at a time, and a phone that let it sound once lets it sound again. */
export function createSound(): Sound {
  let element: HTMLAudioElement | undefined;

  return {
    play: (source, marks, rate, { onWord, onEnd, onFail, onBlocked, onStart }) => {
      const audio = (element ??= new Audio());
      let frame = 0;
      let last: Mark | undefined;
      let stopped = false;

      const follow = () => {
        const word = wordAt(marks, audio.currentTime * 1000);
        if (word && word !== last) onWord(word);
        last = word;
        frame = requestAnimationFrame(follow);
      };
      const start = () => {
        cancelAnimationFrame(frame);
        audio.play().then(
          () => {
            if (stopped) return;
            onStart();
            follow();
          },
          (error: unknown) => {
            if (stopped) return;
            if (error instanceof DOMException && error.name === "NotAllowedError") onBlocked();
            else if (!(error instanceof DOMException && error.name === "AbortError")) onFail();
          },
        );
      };

      const url = typeof source === "string" ? source : URL.createObjectURL(source);
      const release = () => {
        if (source !== url) URL.revokeObjectURL(url);
      };
      audio.src = url;
      audio.preservesPitch = true;
      audio.defaultPlaybackRate = rate;
      audio.playbackRate = rate;
      audio.onended = () => {
        cancelAnimationFrame(frame);
        release();
        onEnd();
      };
      start();

      return {
        pause: () => {
          cancelAnimationFrame(frame);
          audio.pause();
        },
        resume: start,
        stop: () => {
          stopped = true;
          cancelAnimationFrame(frame);
          audio.onended = null;
          audio.pause();
          audio.removeAttribute("src");
          audio.load();
          release();
        },
      };
    },
    setRate: (rate) => {
      if (element) element.playbackRate = rate;
    },
  };
}
