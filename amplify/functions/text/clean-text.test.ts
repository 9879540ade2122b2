import fc from "fast-check";
import { expect, it } from "vitest";
import { cleanText, countCharacters } from "./clean-text.ts";

const problem = (text: string, limit = 10) => {
  try {
    return cleanText(text, limit);
  } catch (error) {
    return (error as Error).message;
  }
};

it("refuses what is empty, blank, or only control characters", () => {
  for (const text of ["", "  \n\t ", "\u00a0\u3000", "\0\0\x01"]) expect(problem(text)).toBe("TextEmpty: There is no text yet.");
});

it("counts code points, not UTF-16 units", () => {
  expect(countCharacters("👋🏽 a")).toBe(4);
  expect(cleanText("👋".repeat(10), 10).characters).toBe(10);
  expect(problem("👋".repeat(11))).toBe("TextTooLong: The text can be 10 characters long at most.");
});

it("refuses a megabyte of blanks for its length before anything else", () => {
  expect(problem(" ".repeat(1_000_000), 50_000)).toBe("TextTooLong: The text can be 50,000 characters long at most.");
});

it("strips control characters but keeps tabs and line ends", () => {
  expect(cleanText("a\0b\x1b[31m\tc\r\nd", 50).text).toBe("ab[31m\tc\r\nd");
});

it("replaces unpaired surrogates and keeps pairs", () => {
  expect(cleanText("a\ud83db\udc4b👋", 50).text).toBe("a\ufffdb\ufffd👋");
});

it("leaves right-to-left text, marks and emoji as they are", () => {
  const text = "\u200fשלום 👨‍👩‍👧‍👦 مرحبا\u200e";
  expect(cleanText(text, 50).text).toBe(text);
});

it("sets outer white space aside", () => {
  expect(cleanText("  hi \n", 50)).toMatchObject({ text: "hi", leading: "  ", trailing: " \n", characters: 2 });
});

it("leads every offset back to the same character as typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "é", "👋", " ", "\0", "\x1f", "\n") }), (typed) => {
      fc.pre(typed.replace(/[\0\x1f]/g, "").trim() !== "");
      const { text, originalOffset } = cleanText(typed, 1000);
      for (let offset = 0; offset < text.length; offset++) {
        expect(typed.charAt(originalOffset(offset))).toBe(text.charAt(offset));
      }
    }),
  );
});
