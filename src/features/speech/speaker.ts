import type { DeviceVoice, Speaking } from "./device-voice.ts";
import type { Sound } from "./sound.ts";
import type { Mark } from "./word-at.ts";

/** What is to be read: `place` names the text on the page, so that each can show its own state. */
export interface Reading {
  place: string;
  text: string;
  language: string;
  /** Whether the server has a voice for it, as far as is known. */
  canSpeak: boolean;
}

export interface SpeakerState {
  place?: string;
  phase: "idle" | "loading" | "playing" | "paused";
  /** The word that is being spoken, in UTF-16 code units. */
  lit?: { start: number; end: number };
  /** Whose voice it is. */
  voice?: "server" | "device";
  /** Why there is no sound; `place` says where. */
  problem?: Refusal | "no-voice" | "failed" | "blocked";
}

/** Why the server would not speak: a stable code, and a sentence for people. */
export interface Refusal {
  code: string;
  sentence: string;
}

export interface Spoken {
  url: string;
  marks: readonly Mark[];
}

export interface SpeakerNeeds {
  synthesize: (reading: Reading, signal: AbortSignal) => Promise<Spoken>;
  /** A sound that could not be played is fetched anew the next time. */
  forget: (reading: Reading) => void;
  sound: Sound;
  device: DeviceVoice;
  isError: (error: unknown) => error is Refusal;
}

export type Speaker = ReturnType<typeof createSpeaker>;

const idle: SpeakerState = { phase: "idle" };

/** The one voice of the page: starting it anywhere stops it everywhere else. */
export function createSpeaker({ synthesize, forget, sound, device, isError }: SpeakerNeeds) {
  const listeners = new Set<() => void>();
  let state = idle;
  let speaking: Speaking | undefined;
  let asking: AbortController | undefined;

  const set = (next: SpeakerState) => {
    state = next;
    listeners.forEach((listener) => listener());
  };

  const stop = (place?: string) => {
    if (place !== undefined && place !== state.place) return;
    asking?.abort();
    speaking?.stop();
    asking = speaking = undefined;
    if (state !== idle) set(idle);
  };

  const start = async (reading: Reading, rate: number) => {
    stop();
    const { signal } = (asking = new AbortController());
    const { place } = reading;
    set({ place, phase: "loading" });

    const events = (voice: "server" | "device") => ({
      onWord: ({ start, end }: { start: number; end: number }) => {
        if (!signal.aborted && state.phase === "playing") set({ ...state, lit: { start, end } });
      },
      onEnd: () => {
        if (!signal.aborted) set({ phase: "idle", place, voice });
      },
      onFail: () => {
        if (signal.aborted) return;
        forget(reading);
        set({ phase: "idle", place, problem: "failed" });
      },
      onBlocked: () => {
        if (!signal.aborted) set({ place, phase: "paused", voice, problem: "blocked" });
      },
    });

    const speakWithDevice = async () => {
      const has = await device.has(reading.language);
      if (signal.aborted) return;
      if (!has) {
        set({ place, phase: "idle", problem: "no-voice" });
        return;
      }
      set({ place, phase: "playing", voice: "device" });
      speaking = device.speak(reading.text, reading.language, rate, events("device"));
    };

    if (!reading.canSpeak) return speakWithDevice();
    try {
      const { url, marks } = await synthesize(reading, signal);
      if (signal.aborted) return;
      set({ place, phase: "playing", voice: "server" });
      speaking = sound.play(url, marks, rate, events("server"));
    } catch (error) {
      if (signal.aborted) return;
      if (isError(error) && error.code === "UnsupportedVoiceLanguage") return speakWithDevice();
      set({ place, phase: "idle", problem: isError(error) ? error : "failed" });
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
    stop,
    setRate: (rate: number) => sound.setRate(rate),
    /** Starts the reading; or pauses or resumes it, if it is the one that is under way. */
    press: (reading: Reading, rate: number) => {
      if (state.place === reading.place && state.phase === "playing") {
        speaking?.pause();
        set({ ...state, phase: "paused" });
      } else if (state.place === reading.place && state.phase === "paused") {
        set({ place: reading.place, phase: "playing", ...(state.voice && { voice: state.voice }), ...(state.lit && { lit: state.lit }) });
        speaking?.resume();
      } else void start(reading, rate);
    },
  };
}
