import { expect, it } from "vitest";
import { saidOf, transcriptOf } from "./transcript-fixture.ts";
import { isolated, toText } from "./transcript-text.ts";

/** The isolates shown, so that a line can be compared. */
const shown = (text: string) => text.replaceAll("\u2068", "[").replaceAll("\u2069", "]");

it("is read from top to bottom: the title, the day, who said what", () => {
  const text = toText(transcriptOf([saidOf({}), saidOf({ sequence: 2, speaker: "Ana", text: "Good evening", language: "en", saidAt: "2026-11-22T18:05:30Z" })]));
  expect(shown(text)).toBe(
    "[Parents' evening]\n[English]\n\nSunday, 22 November 2026\n\n18:04  [Fátima]: [Hello]\n18:05  [Ana]: [Good evening]\n",
  );
});

it("gives the original where there is no translation, and says so", () => {
  expect(shown(toText(transcriptOf([saidOf({ translations: [] })])))).toContain("18:04  [Fátima] ([Español], not translated): [Hola]");
});

it("stands side by side with the original first", () => {
  const text = toText(transcriptOf([saidOf({})], { languages: ["en", "uk", "es"] }));
  expect(shown(text)).toContain("18:04  [Fátima]\n  [Español]: [Hola]\n  [English]: [Hello]\n  [Українська]: (not translated)\n");
});

it("names each new day, in the reader's time zone", () => {
  const messages = [saidOf({ saidAt: "2026-11-22T23:30:00Z" }), saidOf({ sequence: 2, saidAt: "2026-11-23T00:30:00Z" })];
  expect(toText(transcriptOf(messages)).match(/November/g)).toHaveLength(2);
  const inKyiv = toText(transcriptOf(messages, { timeZone: "Europe/Kyiv" }));
  expect(inKyiv.match(/November/g)).toHaveLength(1);
  expect(inKyiv).toContain("01:30");
});

it("indents the further lines of a message, each with a direction of its own", () => {
  const text = toText(transcriptOf([saidOf({ translations: [{ language: "en", text: "One\r\nTwo\n\nThree" }] })]));
  expect(shown(text)).toContain("[One]\n    [Two]\n    \n    [Three]\n");
});

it("lets no text out of its isolation, nor turn its neighbours round", () => {
  expect(isolated("\u2069\u202eevil\u2066")).toBe("\u2068evil\u2069");
  const text = toText(transcriptOf([saidOf({ speaker: "ليلى\n18:99  Ana", language: "en", text: "a\u2069b\u0000c\ud800d" })]));
  expect(shown(text)).toContain("18:04  [ليلى 18:99 Ana]: [abcd]");
});

it("is a title and nothing more before anything was said", () => {
  expect(shown(toText(transcriptOf([])))).toBe("[Parents' evening]\n[English]\n");
});
