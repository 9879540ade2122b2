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
  /** The server has a voice for it, and cannot be reached. */
  lost?: true;
  /** Why there is no sound; `place` says where. */
  problem?: Refusal | "no-voice" | "unkept" | "failed" | "blocked";
}

/** Why the server would not speak: a stable code, and a sentence for people. */
export interface Refusal {
  code: string;
  sentence: string;
}

export interface Spoken {
  /** An address, or the sound itself. */
  source: string | Blob;
  marks: readonly Mark[];
  /** Keeps it on this device, once it is heard. */
  keep?: () => void;
}

export interface SpeakerNeeds {
  synthesize: (reading: Reading, signal: AbortSignal) => Promise<Spoken>;
  /** A sound that could not be played is fetched anew the next time. */
  forget: (reading: Reading) => void;
  sound: Sound;
  device: DeviceVoice;
  isError: (error: unknown) => error is Refusal;
  /** Nothing was decided: the server did not answer. */
  isLost: (error: unknown) => boolean;
}

export type Speaker = ReturnType<typeof createSpeaker>;

const idle: SpeakerState = { phase: "idle" };

/** The one voice of the page: starting it anywhere stops it everywhere else. */
export function createSpeaker({ synthesize, forget, sound, device, isError, isLost }: SpeakerNeeds) {
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

    const events = (voice: "server" | "device", lost?: true) => ({
      onWord: ({ start, end }: { start: number; end: number }) => {
        if (!signal.aborted && state.phase === "playing") set({ ...state, lit: { start, end } });
      },
      onEnd: () => {
        if (!signal.aborted) set({ phase: "idle", place, voice, ...(lost && { lost }) });
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

    const speakWithDevice = async (lost?: true) => {
      const has = await device.has(reading.language);
      if (signal.aborted) return;
      if (!has) {
        set({ place, phase: "idle", problem: lost ? "unkept" : "no-voice" });
        return;
      }
      set({ place, phase: "playing", voice: "device", ...(lost && { lost }) });
      speaking = device.speak(reading.text, reading.language, rate, events("device", lost));
    };

    if (!reading.canSpeak) return speakWithDevice();
    try {
      const { source, marks, keep } = await synthesize(reading, signal);
      if (signal.aborted) return;
      set({ place, phase: "playing", voice: "server" });
      speaking = sound.play(source, marks, rate, { ...events("server"), onStart: () => keep?.() });
    } catch (error) {
      if (signal.aborted) return;
      if (isError(error) && error.code === "UnsupportedVoiceLanguage") return speakWithDevice();
      if (isLost(error)) return speakWithDevice(true);
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
        const { place, voice, lost, lit } = state;
        set({ place, phase: "playing", ...(voice && { voice }), ...(lost && { lost }), ...(lit && { lit }) });
        speaking?.resume();
      } else void start(reading, rate);
    },
  };
}
