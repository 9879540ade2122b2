import { expect, it } from "vitest";
import { newJoinCode, parseJoinCode, shownJoinCode } from "./join-code.ts";

const many = Array.from({ length: 2_000 }, newJoinCode);

it("makes codes of letters and digits that nobody takes for others, and that spell no word", () => {
  expect(new Set(many).size).toBe(many.length);
  expect(many.join("")).toMatch(/^[CDFHJKMNPRTWXY34679]+$/);
});

it("uses every letter, each about as often", () => {
  const counts = new Map<string, number>();
  for (const letter of many.join("")) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const share = (2_000 * 8) / 19;
  expect(counts.size).toBe(19);
  for (const count of counts.values()) expect(Math.abs(count - share) / share).toBeLessThan(0.3);
});

it("understands a code however it was typed", () => {
  for (const typed of ["KTRM-4WMX", "ktrm-4wmx", " ktrm 4wmx ", "K T R M 4 W M X", "KTRM–4WMX", "ｋｔｒｍ-4wmx", "ktrm4wmx"]) {
    expect(parseJoinCode(typed)).toBe("KTRM4WMX");
  }
  expect(shownJoinCode("KTRM4WMX")).toBe("KTRM-4WMX");
});

it.each([
  ["nothing", ""],
  ["half of one", "KTRM"],
  ["a letter too few", "KTRM-4WM"],
  ["a letter too many", "KTRM-4WMXX"],
  ["a zero", "KTRM-4WM0"],
  ["a vowel", "KTRM-4WMA"],
  ["hearts", "❤".repeat(8)],
  ["a megabyte", "K".repeat(1_000_000)],
])("takes %s for no code", (_what, typed) => expect(parseJoinCode(typed)).toBeUndefined());
