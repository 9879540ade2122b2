import { expect, it } from "vitest";
import { ParleyError } from "../../api/errors.ts";
import type { Ask, Translation } from "./translation-query.ts";
import { type Ladder, type Standing, viewOf as view } from "./translation-view.ts";

const ask: Ask = { text: "Where does it hurt", source: "auto", target: "es", formal: false };
const answer: Translation = {
  ...{ text: "Dónde le duele", source: "en", target: "es", detected: "en" },
  ...{ engine: "Apertium", characters: 18, cached: false },
};
const standing: Standing = { data: answer, isPlaceholderData: false, error: null, failureReason: null };
const ground: Ladder = { lost: undefined, slow: false, phrase: undefined, device: undefined };
const viewOf = (now: Ask, settled: Ask, how: Standing, ladder: Partial<Ladder> = {}) =>
  view(now, settled, how, { ...ground, ...ladder });

it("shows the answer to what stands there", () => {
  expect(viewOf(ask, ask, standing)).toEqual({
    ...{ behind: false, translation: answer, source: "en" },
    shown: { text: "Dónde le duele", language: "es" },
  });
});

it("shows the answer before as what it is while typing goes on, or the next is on its way", () => {
  const typing = viewOf({ ...ask, text: "Where does it hurt?" }, ask, standing);
  expect([typing.behind, typing.translation, typing.shown?.text]).toEqual([true, undefined, "Dónde le duele"]);
  const waiting = viewOf(ask, ask, { ...standing, isPlaceholderData: true });
  expect([waiting.behind, waiting.translation, waiting.shown?.text]).toEqual([true, undefined, "Dónde le duele"]);
});

it("keeps the detected language while typing goes on", () => {
  expect(viewOf({ ...ask, text: "Where does it hurt?" }, ask, standing).source).toBe("en");
  expect(viewOf(ask, ask, { ...standing, isPlaceholderData: true }).source).toBe("en");
  expect(viewOf({ ...ask, text: "" }, ask, standing).source).toBeUndefined();
});

it("takes an answer for other languages or another form for none", () => {
  for (const other of [{ source: "fr" }, { target: "ca" }, { formal: true }]) {
    expect(viewOf({ ...ask, ...other }, ask, standing).translation).toBeUndefined();
  }
});

it("shows nothing once the text is gone", () => {
  expect(viewOf({ ...ask, text: "" }, ask, standing)).toEqual({ behind: false });
});

it("shows a refusal alone, and only of what stands there", () => {
  const error = new ParleyError("SameLanguage", "Both are Spanish.");
  const refused = { ...standing, data: undefined, error, failureReason: error };
  expect(viewOf(ask, ask, refused)).toEqual({ behind: false, refusal: error });
  expect(viewOf({ ...ask, text: "Where" }, ask, refused)).toEqual({ behind: true });
});

it("tells of trouble while it is tried again, and leaves no other answer where this one would be", () => {
  const failureReason = new ParleyError("ServiceUnavailable", "");
  const waiting = viewOf(ask, ask, { ...standing, isPlaceholderData: true, failureReason });
  expect([waiting.trouble, waiting.shown, waiting.translation]).toEqual(["ServiceUnavailable", undefined, undefined]);
  expect(viewOf(ask, ask, { ...standing, failureReason }).trouble).toBeUndefined();
});

const unanswered: Standing = { ...standing, isPlaceholderData: true };
const phrase = { text: "¿Dónde le duele?", source: "en", target: "es", engine: "" };

it("lets a kept phrase stand in for an answer that does not come, and takes it for no answer", () => {
  for (const how of [{ lost: "Offline" }, { slow: true }]) {
    expect(viewOf(ask, ask, unanswered, { ...how, phrase })).toMatchObject({
      ...{ behind: false, rung: "phrases", source: "en" },
      shown: { text: "¿Dónde le duele?", language: "es" },
      standIn: { ...phrase, rung: "phrases" },
    });
    expect(viewOf(ask, ask, unanswered, { ...how, phrase }).translation).toBeUndefined();
  }
});

it("shows the server's answer as soon as there is one, whatever stood in for it", () => {
  const answered = viewOf(ask, ask, standing, { slow: true, phrase });
  expect([answered.shown?.text, answered.rung, answered.standIn]).toEqual(["Dónde le duele", undefined, undefined]);
});

it("says that it is from memory while the server is out of reach", () => {
  expect(viewOf(ask, ask, standing, { lost: "Offline" })).toMatchObject({ rung: "memory", translation: answer, behind: false });
});

it("waits for the network where nothing is known, and goes on waiting while it is typed", () => {
  for (const now of [ask, { ...ask, text: "Where does it hurt most" }]) {
    const queued = viewOf(now, ask, unanswered, { lost: "Offline", device: null });
    expect(queued).toMatchObject({ rung: "queued", trouble: "Offline", behind: false });
    expect(queued.shown).toBeUndefined();
  }
});

it("keeps what stood in for the text before in sight while typing goes on, as what it is", () => {
  const typing = viewOf({ ...ask, text: "Where does it hurt most" }, ask, unanswered, { lost: "Offline", phrase });
  expect(typing).toMatchObject({ behind: true, shown: { text: "¿Dónde le duele?" } });
  expect([typing.standIn, typing.rung]).toEqual([undefined, undefined]);
});
