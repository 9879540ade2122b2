import { expect, it } from "vitest";
import { fold, found, wordsOf } from "./fold.ts";

it.each([
  ["ESPAÑOL", "espanol"],
  ["Straße", "STRASSE"],
  ["STRAẞE", "strasse"],
  ["İstanbul", "istanbul"],
  ["ISPARTA", "ısparta"],
  ["Ｐａｒｉｓ", "paris"],
  ["مَرْحَبًا", "مرحبا"],
  ["أهلا", "اهلا"],
  ["مـــرحبا", "مرحبا"],
  ["שָׁלוֹם", "שלום"],
  ["ΟΔΟΣ", "οδός"],
  ["Ёлка", "елка"],
  ["ﬁne", "fine"],
  ["Søren Łódź", "soren lodz"],
  ["Œuvre", "oeuvre"],
  ["l’eau", "l'eau"],
  ["e\u0301te\u0301", "été"],
  ["Tiếng Việt", "tieng viet"],
  ["ｶﾞ", "ガ"],
])("takes %s and %s for the same", (a, b) => {
  expect(fold(a)).toBe(fold(b));
});

it.each([
  ["की", "का"],
  ["n", "m"],
  ["กิน", "กัน"],
])("keeps %s and %s apart", (a, b) => {
  expect(fold(a)).not.toBe(fold(b));
});

it("takes a search apart into words, each once", () => {
  expect(wordsOf("  Días\u00a0buenos  DIAS ")).toEqual(["dias", "buenos"]);
  expect(wordsOf(" \u0301 ")).toEqual([]);
});

const marked = (text: string, query: string) => found(text, wordsOf(query)).map(({ start, end }) => text.slice(start, end));

it("finds the place in the text as it is written, whatever folding adds or takes away", () => {
  expect(marked("Die Straße ist groß", "strasse gross")).toEqual(["Straße", "groß"]);
  expect(marked("El nin\u0303o y la niña", "nin")).toEqual(["nin\u0303", "niñ"]);
  expect(marked("😀 İyi günler", "iyi gun")).toEqual(["İyi", "gün"]);
  expect(marked("ﬁnestra", "f")).toEqual(["ﬁ"]);
  expect(marked("مَرْحَبًا بك", "حبا")).toEqual(["حَبًا"]);
});

it("marks what overlaps as one, and nothing where nothing is", () => {
  expect(marked("banana", "ana nan")).toEqual(["anan"]);
  expect(marked("banana", "an")).toEqual(["anan"]);
  expect(marked("banana", "x")).toEqual([]);
  expect(marked("banana", "")).toEqual([]);
});
