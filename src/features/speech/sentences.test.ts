import { expect, it } from "vitest";
import { sentencesOf } from "./sentences.ts";

it("cuts at sentences and says where each began", () => {
  const text = "Where does it hurt? Show me. ";
  const found = sentencesOf(text, "en");
  expect(found.map(({ text: sentence }) => sentence.trim())).toEqual(["Where does it hurt?", "Show me."]);
  expect(found.map(({ start }) => text.slice(start, start + 4))).toEqual(["Wher", "Show"]);
});

it("speaks nothing of blank text, and copes with a code that is no language", () => {
  expect(sentencesOf(" \n ", "en")).toEqual([]);
  expect(sentencesOf("Hi.", "not a code")).toHaveLength(1);
});
