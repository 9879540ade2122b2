import fc from "fast-check";
import { expect, it } from "vitest";
import { parseMarks } from "./marks.ts";

const line = (start: number, end: number, value: string, type = "word") => JSON.stringify({ time: 100, type, start, end, value });

it("turns byte offsets into those of a JavaScript string", () => {
  const text = "Ça 👋 «été»";
  const marks = parseMarks([line(0, 3, "Ça"), line(11, 16, "été"), ""].join("\n"), text);
  expect(marks).toEqual([
    { start: 0, end: 2, timeMs: 100, value: "Ça" },
    { start: 7, end: 10, timeMs: 100, value: "été" },
  ]);
});

it("leaves out sentences, and marks of nothing", () => {
  expect(parseMarks([line(0, 5, "Hello", "sentence"), line(2, 2, "")].join("\n"), "Hello")).toEqual([]);
  expect(parseMarks("", "Hello")).toEqual([]);
});

it("stays inside the text whatever the offsets are", () => {
  expect(parseMarks(line(-3, 400, "x"), "abc")).toMatchObject([{ start: 0, end: 3 }]);
});

it("finds every word of any text again", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1 })), (words) => {
      const text = words.join(" ");
      let bytes = 0;
      const lines = words.map((word) => {
        const start = bytes;
        bytes += Buffer.byteLength(word) + 1;
        return line(start, bytes - 1, word);
      });
      expect(parseMarks(lines.join("\n"), text).map(({ start, end }) => text.slice(start, end))).toEqual(words);
    }),
  );
});
