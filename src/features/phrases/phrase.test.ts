import { expect, it } from "vitest";
import { phraseId, phraseText, sameText } from "./phrase.ts";

const text = { sourceText: "Good morning", sourceLanguage: "en", targetText: "Buenos días", targetLanguage: "es" };

it("gives the same sentence of the same person the same id, whatever white space surrounds it", async () => {
  const id = await phraseId("ana", text);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(await phraseId("ana", phraseText({ ...text, sourceText: " Good morning\n" }))).toBe(id);
});

it("gives another person, language or wording another id", async () => {
  const others = await Promise.all([
    phraseId("ana", text),
    phraseId("ben", text),
    phraseId("ana", { ...text, targetLanguage: "ca" }),
    phraseId("ana", { ...text, targetText: "Buen día" }),
    phraseId("ana", { ...text, sourceText: "Good", targetText: "morning" }),
  ]);
  expect(new Set(others).size).toBe(5);
});

it("tells texts apart by all four parts", () => {
  expect(sameText(text, { ...text })).toBe(true);
  expect(sameText(text, { ...text, sourceLanguage: "fr" })).toBe(false);
});
