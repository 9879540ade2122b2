import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { messageOf } from "../features/rooms/room-fixture.ts";
import type { Reading, SpeakerState } from "../features/speech/speaker.ts";
import { createReadAloud } from "./read-aloud.ts";

let told: string[];
let state: SpeakerState;
let listeners: Set<() => void>;

const tell = (next: SpeakerState) => {
  state = next;
  listeners.forEach((listener) => listener());
};
/** As the real one: it falls silent before it starts. */
const speaker = {
  current: () => state,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  stop: () => {
    if (state.phase !== "idle") tell({ phase: "idle" });
  },
  press: ({ place, text }: Reading) => {
    speaker.stop();
    told.push(text);
    tell({ phase: "playing", place });
  },
};
const settings = { on: true, languages: { get: () => undefined }, speed: 1 } as const;
const said = (sequence: number, text: string) => messageOf({ sequence, translations: [{ language: "en", text }] });
const ended = () => {
  tell({ phase: "idle" });
  vi.advanceTimersByTime(1000);
};

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  state = { phase: "idle" };
  listeners = new Set();
});
afterEach(() => vi.useRealTimers());

it("reads new messages in the reader's language, one after the other", () => {
  const aloud = createReadAloud(speaker, settings);
  aloud.start();
  aloud.add([said(1, "one"), said(2, "two")], "en");
  expect(told).toEqual(["one"]);
  ended();
  expect(told).toEqual(["one", "two"]);
});

it("leaves out what did not come through in that language, and everything while it is off", () => {
  const aloud = createReadAloud(speaker, settings);
  aloud.start();
  aloud.add([said(1, "one")], "fr");
  aloud.set({ ...settings, on: false });
  aloud.add([said(2, "two")], "en");
  expect(told).toEqual([]);
});

it("lets a person listen to something else first, and never starts two voices at once", () => {
  const aloud = createReadAloud(speaker, settings);
  aloud.start();
  aloud.add([said(1, "one"), said(2, "two")], "en");
  speaker.press({ place: "x", text: "theirs", language: "en", canSpeak: true });
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(["one", "theirs"]);
  ended();
  expect(told).toEqual(["one", "theirs", "two"]);
});

it("is silent while the microphone is open, and goes on afterwards", () => {
  const aloud = createReadAloud(speaker, settings);
  aloud.start();
  aloud.setDictating(true);
  aloud.add([said(1, "one")], "en");
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([]);
  aloud.setDictating(false);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(["one"]);
});

it("falls silent when it is switched off, and when the page is left", () => {
  const aloud = createReadAloud(speaker, settings);
  const end = aloud.start();
  aloud.add([said(1, "one"), said(2, "two")], "en");
  aloud.set({ ...settings, on: false });
  vi.advanceTimersByTime(1000);
  expect(state.phase).toBe("idle");
  expect(told).toEqual(["one"]);
  end();
  expect(listeners.size).toBe(0);
});
