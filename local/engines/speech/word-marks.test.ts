import { expect, it } from "vitest";
import { fromPlainText, fromSsml } from "./ssml-source.ts";
import { wordMarks } from "./word-marks.ts";

/** What espeak-ng would report: the position of each named piece of its input, in code points. */
function spoken(ssml: string, pieces: readonly (readonly [string, number])[]) {
  return pieces.map(([piece, timeMs]) => ({ position: Array.from(ssml.slice(0, ssml.indexOf(piece))).length, timeMs }));
}

function marks(text: string, pieces: readonly (readonly [string, number])[], durationMs = 1_000) {
  const source = fromPlainText(text);
  return wordMarks(source, spoken(source.ssml, pieces), "en", durationMs).map((mark) => [text.slice(mark.start, mark.end), mark.timeMs]);
}

it("finds words behind escapes and characters outside the basic plane", () => {
  expect(marks("😀 <b> & co", [["b", 10], ["co", 20]])).toEqual([["b", 10], ["co", 20]]);
});

it("shares the time among words that were reported as one", () => {
  expect(marks("of the house", [["of", 0], ["house", 400]])).toEqual([["of", 0], ["the", 171], ["house", 400]]);
  expect(marks("one two", [["one", 0]], 700)).toEqual([["one", 0], ["two", 400]]);
});

it("takes several reports within one word for its beginning", () => {
  expect(marks("is 12.50 euros", [["is", 0], ["12", 100], [".50", 200], ["euros", 300]])).toEqual([["is", 0], ["12.50", 100], ["euros", 300]]);
});

it("gives a report on something that is no word to the next word only if that has none", () => {
  expect(marks("a 😀 b", [["a", 0], ["😀", 50], ["b", 90]])).toEqual([["a", 0], ["b", 90]]);
});

it("never goes back in time", () => {
  expect(marks("one two three", [["one", 0], ["two", 300], ["three", 200]]).map(([, time]) => time)).toEqual([0, 300, 300]);
});

it("leaves markup out and counts from the beginning of the SSML", () => {
  const text = '<speak>one <break time="1s"/>&amp; two</speak>';
  const source = fromSsml(text);
  const found = wordMarks(source, spoken(source.ssml, [["one", 0], ["two", 500]]), "en", 900);
  expect(found.map((mark) => [text.slice(mark.start, mark.end), mark.timeMs])).toEqual([["one", 0], ["two", 500]]);
});
