import { expect, it } from "vitest";
import { changeDraft, type Draft } from "./draft.ts";

const draft: Draft = { text: "Where does it hurt?", source: "auto", target: "es", polite: false };
const answered = { detected: "en", translation: "¿Dónde le duele?", home: "fr" };

it("swaps both texts and both languages, and keeps the old text in sight", () => {
  expect(changeDraft(draft, { do: "swap", ...answered })).toEqual({
    ...{ text: "¿Dónde le duele?", source: "es", target: "en", polite: false },
    echo: { text: "Where does it hurt?", language: "en" },
  });
});

it("swaps only the languages while there is no translation, to the visitor's own if nothing was detected", () => {
  const swapped = changeDraft({ ...draft, text: "" }, { do: "swap", home: "fr" });
  expect(swapped).toEqual({ text: "", source: "es", target: "fr", polite: false });
});

it("never ends with the same language on both sides", () => {
  expect(changeDraft(draft, { do: "swap", detected: "es", home: "es" })).toMatchObject({ source: "es", target: "en" });
  const english: Draft = { ...draft, source: "en" };
  expect(changeDraft(english, { do: "choose", side: "target", code: "en", ...answered })).toMatchObject({
    source: "es",
    target: "en",
    text: "¿Dónde le duele?",
  });
});

it("chooses a language for one side and leaves the text alone", () => {
  expect(changeDraft(draft, { do: "choose", side: "target", code: "ca", home: "fr" })).toEqual({ ...draft, target: "ca" });
});

it("gives a cleared text back until something else is typed", () => {
  const cleared = changeDraft(draft, { do: "clear" });
  expect(cleared.text).toBe("");
  expect(changeDraft(cleared, { do: "undo" })).toEqual(draft);
  const typed = changeDraft(cleared, { do: "type", text: "H" });
  expect(changeDraft(typed, { do: "undo" }).text).toBe("H");
});

it("drops the old text of a swap when something is typed", () => {
  const swapped = changeDraft(draft, { do: "swap", ...answered });
  expect(changeDraft(swapped, { do: "type", text: "¿Dónde?" }).echo).toBeUndefined();
});
