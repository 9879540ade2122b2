import { expect, it } from "vitest";
import { isWhole, typedCode } from "./typed-code.ts";

it.each([
  ["as it is shown", "KTRM-4WMX"],
  ["in small letters, without the hyphen", "ktrm4wmx"],
  ["with spaces and other dashes", " ktrm – 4 w m x "],
  ["letter by letter", "K.T.R.M.4.W.M.X"],
  ["in wide letters, as East Asian keyboards write them", "ＫＴＲＭ－４ＷＭＸ"],
  ["the whole link", "https://parley.example/join/KTRM-4WMX"],
  ["the link with more behind it", "http://10.0.0.7:5173/JOIN/ktrm-4wmx/?from=qr#top"],
  ["the link, encoded", "https://parley.example/join/KTRM%2D4WMX"],
  ["the whole invitation", "Join “Class 3b, 2026” on Parley, with the code KTRM-4WMX. Everyone reads their own language."],
  ["too much", "KTRM-4WMX9"],
])("reads a code %s", (_, text) => {
  expect(typedCode(text)).toBe("KTRM-4WMX");
});

it("reads letters that only look Latin, and the digits of other scripts", () => {
  expect(typedCode("ктхм-٤ухс")).toBe("KTXM-4YXC");
  expect(typedCode("ΚΤΧΜ-۷ΥΧΝ")).toBe("KTXM-7YXN");
});

it("groups what is typed so far", () => {
  expect(["", "k", "ktrm", "ktrm-", "ktrm4"].map(typedCode)).toEqual(["", "K", "KTRM", "KTRM", "KTRM-4"]);
});

it("keeps what can be in no code, for the person to see", () => {
  expect(typedCode("O0I1-")).toBe("O0I1");
});

it("bears whatever is pasted", () => {
  expect(typedCode("/join/%E0%A4%A")).toBe("E0A4-A");
  expect(typedCode("!?")).toBe("");
  expect(typedCode("x".repeat(100_000))).toBe("XXXX-XXXX");
});

it("knows when a code is whole", () => {
  expect(["KTRM-4WMX", "KTRM-4WM", ""].map(isWhole)).toEqual([true, false, false]);
});
