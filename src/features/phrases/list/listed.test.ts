import { expect, it } from "vitest";
import type { Phrase } from "../phrase.ts";
import { phraseOf } from "../phrase.fixture.ts";
import { arranged, inUse, listed } from "./listed.ts";
import { readView } from "./view.ts";

const day = (number: number) => `2026-11-0${String(number)}T12:00:00.000Z`;
const phrases = [
  phraseOf({ id: "d", sourceText: "Zebra 10", targetText: "Cebra", createdAt: day(4), tags: ["zoo"], known: true }),
  phraseOf({ id: "c", sourceText: "zebra 9", targetText: "¿Ándale?", createdAt: day(3), favourite: true, tags: ["zoo", "clinic"] }),
  phraseOf({ id: "b", sourceText: "Éclair", targetText: "Palo", targetLanguage: "ca", createdAt: day(2) }),
  phraseOf({ id: "a", sourceText: "apple", targetText: "manzana", createdAt: day(1), favourite: true, tags: ["clinic"] }),
];
const ids = (some: readonly Phrase[]) => some.map(({ id }) => id).join("");
const shown = (address: string) => ids(listed(phrases, readView(address)));

it("sorts by time, by either text as a dictionary does, and favourites first", () => {
  expect(ids(arranged(phrases, "newest"))).toBe("dcba");
  expect(ids(arranged(phrases, "oldest"))).toBe("abcd");
  expect(ids(arranged(phrases, "mine"))).toBe("abcd");
  expect(ids(arranged(phrases, "theirs"))).toBe("cdab");
  expect(ids(arranged(phrases, "favourites"))).toBe("cadb");
});

it("sorts by the alphabet of a language where all are in one", () => {
  const swedish = ["Öl", "Zon", "Apa"].map((sourceText) => phraseOf({ id: sourceText, sourceText, sourceLanguage: "sv" }));
  expect(arranged(swedish, "mine").map(({ id }) => id)).toEqual(["Apa", "Zon", "Öl"]);
});

it("sorts texts whose languages nobody knows", () => {
  const odd = ["b", "a"].map((id) => phraseOf({ id, sourceText: id, sourceLanguage: "not_a language" }));
  expect(ids(arranged(odd, "mine"))).toBe("ab");
});

it("narrows by every mark, and by all of them together", () => {
  expect(shown("")).toBe("dcba");
  expect(shown("favourites")).toBe("ca");
  expect(shown("unlearnt")).toBe("cba");
  expect(shown("tag=zoo&tag=clinic")).toBe("c");
  expect(shown("from=en&to=ca")).toBe("b");
  expect(shown("q=eclair")).toBe("b");
  expect(shown("favourites&q=manz&tag=clinic")).toBe("a");
  expect(shown("favourites&from=en&to=ca")).toBe("");
});

it("lists the tags in use, most used first, and the pairs", () => {
  expect(inUse(phrases).tags).toEqual(["clinic", "zoo"]);
  expect(inUse(phrases).pairs).toEqual([
    { from: "en", to: "es" },
    { from: "en", to: "ca" },
  ]);
});
