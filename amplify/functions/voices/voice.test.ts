import { expect, it } from "vitest";
import { bestEngine, pickVoice, spokenCode, speaks, type Voice } from "./voice.ts";

const voice = (id: string, engine: Voice["engine"], ...languages: Voice["languages"]): Voice => ({ id, engine, languages });
const voices = [
  voice("Lucia", "neural", "es-ES"),
  voice("Mia", "neural", "es-MX"),
  voice("Enrique", "standard", "es-ES"),
  voice("Joanna", "neural", "en-US"),
  voice("Aditi", "standard", "en-IN", "hi-IN"),
  voice("Zhiyu", "neural", "cmn-CN"),
  voice("Zeina", "standard", "arb"),
  voice("Hala", "neural", "ar-AE"),
  voice("Ida", "neural", "nb-NO"),
];

it.each([
  ["es", "Lucia"],
  ["es-MX", "Mia"],
  ["es-AR", "Lucia"],
  ["en", "Joanna"],
  ["hi", "Aditi"],
  ["zh", "Zhiyu"],
  ["zh-TW", "Zhiyu"],
  ["ar", "Hala"],
  ["no", "Ida"],
  ["uk", undefined],
])("speaks %s with %s", (language, id) => {
  expect(pickVoice(voices, language)?.id).toBe(id);
});

it("compares languages, not countries", () => {
  const mia = voice("Mia", "neural", "es-MX");
  expect([speaks(mia, "es"), speaks(mia, "es-ES"), speaks(mia, "en")]).toEqual([true, true, false]);
});

it("tells a voice of several languages which one to speak", () => {
  expect(spokenCode(voice("Aditi", "standard", "en-IN", "hi-IN"), "hi")).toBe("hi-IN");
});

it("takes the best engine that has speech marks", () => {
  expect(bestEngine(["generative", "long-form", "standard"])).toBe("standard");
  expect(bestEngine(["generative"])).toBeUndefined();
});
