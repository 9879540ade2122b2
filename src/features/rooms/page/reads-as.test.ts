import { expect, it } from "vitest";
import { costOf, planCheck, checkReading } from "./reads-as.ts";

const members = [{ language: "en" }, { language: "es" }, { language: "uk" }, { language: "es" }];

it("asks for every other language of the room once, and says what that costs", () => {
  const check = planCheck("  Yes, free ", "en", members);
  expect(check).toEqual({ text: "Yes, free", language: "en", targets: ["es", "uk"] });
  expect(check && costOf(check)).toBe(9 * 2 * 2);
});

it("has nothing to check for blank text, or where everyone reads the original", () => {
  expect(planCheck(" \n", "en", members)).toBeUndefined();
  expect(planCheck("Yes", "en", [{ language: "en" }])).toBeUndefined();
});

it("translates there and back, and lets no failing language spoil another", async () => {
  const refused = new Error("no");
  const translate = async (text: string, source: string, target: string) => {
    if (target === "fr" || source === "de") throw refused;
    return `${text} ${source}>${target}`;
  };
  expect(await checkReading({ text: "Yes", language: "en", targets: ["es", "fr", "de"] }, translate)).toEqual([
    { language: "es", there: "Yes en>es", back: "Yes en>es es>en" },
    { language: "fr", problem: refused },
    { language: "de", there: "Yes en>de", problem: refused },
  ]);
});
