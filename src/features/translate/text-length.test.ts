import { expect, it } from "vitest";
import { beginningOf, countCharacters, grouped, lengthOf, most } from "./text-length.ts";

it("sets both sides by the longer text", () => {
  expect(lengthOf("Hi", undefined)).toBe("short");
  expect(lengthOf("Hi", "x".repeat(300))).toBe("medium");
  expect(lengthOf("x".repeat(3000), "Hi")).toBe("long");
});

it("counts characters as people and the quota do: an emoji of two code units is one", () => {
  expect(countCharacters("a😀é")).toBe(3);
  expect(countCharacters("\uD800x")).toBe(2);
});

it("takes the beginning of a megabyte, and never half an emoji", () => {
  expect(beginningOf("word ".repeat(200_000))).toHaveLength(most);
  expect(beginningOf(`x${"😀".repeat(most)}`)).toHaveLength(most - 1);
  expect(beginningOf("short")).toBe("short");
});

it("writes numbers as people read them", () => {
  expect([0, 999, 1_000, 20_000, 1_234_567].map(grouped)).toEqual(["0", "999", "1,000", "20,000", "1,234,567"]);
});
