import { expect, it } from "vitest";
import type { PhraseChange, Waiting } from "../book/phrase-book.ts";
import { phraseOf } from "../phrase.fixture.ts";
import { waitingPhrases } from "./waiting-phrases.ts";

const waiting = (change: PhraseChange): Waiting => ({ id: change.do, subject: "a", change, state: "waiting", addedAt: 0 });

it("names each change by the words that it leads to", () => {
  const phrase = phraseOf();
  const outbox = [
    waiting({ do: "keep", phrase: { ...phrase, id: "new", sourceText: "Good night" } }),
    waiting({ do: "edit", id: "a", fields: { sourceText: "Good day" } }),
    waiting({ do: "remove", id: "a", was: phrase }),
  ];
  expect(waitingPhrases({ phrases: [phrase], outbox }).map(({ doing, text }) => [doing, text?.sourceText])).toEqual([
    ["keep", "Good night"],
    ["edit", "Good day"],
    ["remove", "Good morning"],
  ]);
});

it("knows nothing of a phrase that this device has no more", () => {
  expect(waitingPhrases({ phrases: [], outbox: [waiting({ do: "edit", id: "a", fields: { note: "x" } })] })[0]?.text).toBeUndefined();
});
