import { expect, it } from "vitest";
import { countCharacters, lengthOf } from "./text-length.ts";

it("sets both sides by the longer text", () => {
  expect(lengthOf("Hi", undefined)).toBe("short");
  expect(lengthOf("Hi", "x".repeat(300))).toBe("medium");
  expect(lengthOf("x".repeat(3000), "Hi")).toBe("long");
});

it("counts characters as people and the quota do: an emoji of two code units is one", () => {
  expect(countCharacters("a😀é")).toBe(3);
  expect(countCharacters("\uD800x")).toBe(2);
});
