import { expect, it } from "vitest";
import { ParleyError } from "../../api/errors.ts";
import { keepSounds, type Progress } from "./keep-sounds.ts";

const texts = ["a", "b", "c"].map((text) => ({ text, language: "en" }));

function deviceWith(there: string[], speak: (text: string) => void = () => undefined, keeps = true) {
  const stored = new Set(there);
  const asked: string[] = [];
  return {
    asked,
    keepSpeech: async (text: string) => {
      asked.push(text);
      speak(text);
      if (keeps) stored.add(text);
    },
    hasSpeech: async (text: string) => stored.has(text),
  };
}

const goesOn = new AbortController().signal;

it("stores what is not there yet, and tells how far it is", async () => {
  const device = deviceWith(["b"]);
  const heard: Progress[] = [];
  expect(await keepSounds(texts, device, (progress) => heard.push(progress), goesOn)).toEqual({ how: "done", failed: 0, voiceless: [] });
  expect(device.asked).toEqual(["a", "c"]);
  expect(heard.map(({ stored }) => stored)).toEqual([1, 2, 3]);
});

it("stops at what concerns all of them, and goes on from there the next time", async () => {
  const quota = new ParleyError("QuotaExceeded", "No more today.");
  const device = deviceWith([], (text) => {
    if (text === "b") throw quota;
  });
  expect(await keepSounds(texts, device, () => undefined, goesOn)).toEqual({ how: "broken", problem: quota });
  expect(device.asked).toEqual(["a", "b"]);
});

it("passes over what fails for itself, and counts it", async () => {
  const refused = new ParleyError("VoiceNotFound", "No such voice.");
  const device = deviceWith([], (text) => {
    if (text === "b") throw refused;
  });
  expect(await keepSounds(texts, device, () => undefined, goesOn)).toEqual({ how: "done", failed: 1, problem: refused, voiceless: [] });
  expect(device.asked).toEqual(["a", "b", "c"]);
});

it("asks once for a language that has no voice", async () => {
  const device = deviceWith([], (text) => {
    if (text !== "a") throw new ParleyError("UnsupportedVoiceLanguage", "Nobody speaks it.");
  });
  const [a, ...others] = texts;
  const inBoth = [...(a ? [a] : []), ...others.map(({ text }) => ({ text, language: "xx" }))];
  expect(await keepSounds(inBoth, device, () => undefined, goesOn)).toEqual({ how: "done", failed: 0, voiceless: ["xx"] });
  expect(device.asked).toEqual(["a", "b"]);
});

it("stops when it is told to", async () => {
  const controller = new AbortController();
  const device = deviceWith([], () => controller.abort());
  expect(await keepSounds(texts, device, () => undefined, controller.signal)).toEqual({ how: "stopped" });
  expect(device.asked).toEqual(["a"]);
});

it("notices a browser that keeps nothing before it has spent a day's characters on it", async () => {
  const device = deviceWith([], undefined, false);
  expect(await keepSounds(texts, device, () => undefined, goesOn)).toEqual({ how: "unkept" });
  expect(device.asked).toEqual(["a"]);
});
