import { beforeEach, expect, it } from "vitest";
import type { SoundEvents } from "./sound.ts";
import { createSpeaker, type Reading, type Speaker, type Spoken } from "./speaker.ts";

class Refusal extends Error {
  override readonly name = "ParleyError";
  readonly sentence = "";
  constructor(readonly code: string) {
    super(code);
  }
}

const mine: Reading = { place: "mine", text: "Hello there", language: "en", canSpeak: true };
const theirs: Reading = { place: "theirs", text: "Hola", language: "es", canSpeak: true };

/** A sound card that writes down what it is told, and says what the test makes it say. */
let told: string[];
let events: SoundEvents;
let answer: (reading: Reading) => Promise<Spoken>;
let deviceLanguages: string[];
let speaker: Speaker;

const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  told = [];
  deviceLanguages = [];
  answer = async ({ text }) => ({ source: `/${text}`, marks: [], keep: () => void told.push(`keep ${text}`) });
  const speaking = (name: string) => ({
    pause: () => void told.push(`pause ${name}`),
    resume: () => void told.push(`resume ${name}`),
    stop: () => void told.push(`stop ${name}`),
  });
  speaker = createSpeaker({
    synthesize: (reading) => answer(reading),
    forget: ({ text }) => void told.push(`forget ${text}`),
    sound: {
      play: (source, _marks, rate, given) => {
        const url = typeof source === "string" ? source : "what was kept";
        events = given;
        told.push(`play ${url} at ${rate}`);
        return speaking(url);
      },
      setRate: (rate) => void told.push(`rate ${rate}`),
    },
    device: {
      has: async (language) => deviceLanguages.includes(language),
      speak: (text) => {
        told.push(`device says ${text}`);
        return speaking("device");
      },
    },
    isError: (error): error is Refusal => error instanceof Refusal,
    isLost: (error) => error instanceof Refusal && error.code === "Offline",
  });
});

it("loads, plays, lights the word, and is quiet at the end", async () => {
  speaker.press(mine, 1.25);
  expect(speaker.current()).toEqual({ place: "mine", phase: "loading" });
  await settled();
  expect(told).toEqual(["play /Hello there at 1.25"]);
  events.onWord({ start: 6, end: 11 });
  expect(speaker.current()).toMatchObject({ phase: "playing", lit: { start: 6, end: 11 } });
  events.onEnd();
  expect(speaker.current()).toMatchObject({ phase: "idle" });
  expect(speaker.current().lit).toBeUndefined();
});

it("pauses and goes on with the same press, keeping the word lit", async () => {
  speaker.press(mine, 1);
  await settled();
  events.onWord({ start: 0, end: 5 });
  speaker.press(mine, 1);
  expect(speaker.current()).toMatchObject({ phase: "paused", lit: { start: 0, end: 5 } });
  speaker.press(mine, 1);
  expect(speaker.current()).toMatchObject({ phase: "playing", lit: { start: 0, end: 5 } });
  expect(told.slice(1)).toEqual(["pause /Hello there", "resume /Hello there"]);
});

it("has one voice: the other side stops the first", async () => {
  speaker.press(mine, 1);
  await settled();
  speaker.press(theirs, 1);
  await settled();
  expect(told).toEqual(["play /Hello there at 1", "stop /Hello there", "play /Hola at 1"]);
  expect(speaker.current().place).toBe("theirs");
});

it("drops a sound that arrives after it was stopped or another was asked for", async () => {
  let arrive: (spoken: Spoken) => void = () => undefined;
  answer = (reading) =>
    reading.place === "mine" ? new Promise((resolve) => (arrive = resolve)) : Promise.resolve({ source: "/Hola", marks: [] });
  speaker.press(mine, 1);
  speaker.press(theirs, 1);
  arrive({ source: "/late", marks: [] });
  await settled();
  expect(told).toEqual(["play /Hola at 1"]);
  speaker.stop("mine");
  expect(speaker.current().phase).toBe("playing");
  speaker.stop("theirs");
  expect(speaker.current()).toEqual({ phase: "idle" });
});

it("uses the device's voice where the server has none, and says whose voice it is", async () => {
  deviceLanguages = ["uk"];
  speaker.press({ ...mine, language: "uk", canSpeak: false }, 1);
  await settled();
  expect(told).toEqual(["device says Hello there"]);
  expect(speaker.current()).toMatchObject({ phase: "playing", voice: "device" });
});

it("uses the device's voice too when only the answer says that the server has none", async () => {
  deviceLanguages = ["el"];
  answer = () => Promise.reject(new Refusal("UnsupportedVoiceLanguage"));
  speaker.press({ ...mine, language: "el" }, 1);
  await settled();
  expect(told).toEqual(["device says Hello there"]);
});

it("says so when neither has a voice", async () => {
  speaker.press({ ...mine, language: "ka", canSpeak: false }, 1);
  await settled();
  expect(speaker.current()).toEqual({ place: "mine", phase: "idle", problem: "no-voice" });
});

it("keeps the reason of a refusal, at the place where it was asked", async () => {
  answer = () => Promise.reject(new Refusal("QuotaExceeded"));
  speaker.press(mine, 1);
  await settled();
  expect(speaker.current()).toMatchObject({ place: "mine", phase: "idle", problem: { code: "QuotaExceeded" } });
});

it("waits for another press when the browser holds the sound back, and forgets a sound that cannot be played", async () => {
  speaker.press(mine, 1);
  await settled();
  events.onBlocked();
  expect(speaker.current()).toMatchObject({ phase: "paused", problem: "blocked" });
  speaker.press(mine, 1);
  expect(speaker.current().problem).toBeUndefined();
  events.onFail();
  expect(speaker.current()).toMatchObject({ phase: "idle", problem: "failed" });
  expect(told.at(-1)).toBe("forget Hello there");
});

it("keeps what is heard, once it is heard", async () => {
  speaker.press(mine, 1);
  await settled();
  expect(told).toEqual(["play /Hello there at 1"]);
  events.onStart();
  expect(told.at(-1)).toBe("keep Hello there");
});

it("plays what was kept, with its words", async () => {
  answer = async () => ({ source: new Blob(), marks: [] });
  speaker.press(mine, 1);
  await settled();
  events.onStart();
  expect(told).toEqual(["play what was kept at 1"]);
});

it("uses the device's voice while the server is out of reach, and says why", async () => {
  deviceLanguages = ["en"];
  answer = () => Promise.reject(new Refusal("Offline"));
  speaker.press(mine, 1);
  await settled();
  expect(speaker.current()).toMatchObject({ phase: "playing", voice: "device", lost: true });
  speaker.press(mine, 1);
  speaker.press(mine, 1);
  expect(speaker.current()).toMatchObject({ phase: "playing", lost: true });
});

it("says that it was never heard here, where the device has no voice either", async () => {
  answer = () => Promise.reject(new Refusal("Offline"));
  speaker.press(mine, 1);
  await settled();
  expect(speaker.current()).toEqual({ place: "mine", phase: "idle", problem: "unkept" });
});
