import { expect, it } from "vitest";
import css from "./theme.css?raw";

type Tokens = Record<string, string>;
const tokensOf = (block: string): Tokens =>
  Object.fromEntries([...block.matchAll(/--([\w-]+): (oklch\([^;]+\));/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
const blockAfter = (selector: string): string => {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`theme.css has no ${selector}`);
  return css.slice(start, css.indexOf("}", start));
};

const light = tokensOf(blockAfter(":root"));
const dark = tokensOf(blockAfter(':root[data-theme="dark"]'));

/** WCAG relative luminance of an `oklch()` colour; Björn Ottosson's matrices, out-of-gamut channels clipped as on a screen. */
function luminance(colour: string): number {
  const [, l = "", c = "", h = ""] = /oklch\(([\d.]+)% ([\d.]+) ([\d.]+)/.exec(colour) ?? [];
  const [lightness, chroma, hue] = [Number(l) / 100, Number(c), (Number(h) * Math.PI) / 180];
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (channel: number): number => Math.min(1, Math.max(0, channel));
  return (
    0.2126 * clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short) +
    0.7152 * clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short) +
    0.0722 * clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  );
}

const contrast = (one: string, other: string): number => {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

/** What is set on what, anywhere in the interface. */
const backgrounds = ["paper", "sheet", "mine-wash", "theirs-wash"];
const pairs: [text: string, background: string][] = [
  ...["ink", "ink-2", "ink-3", "mine", "theirs", "ok", "warn", "bad"].flatMap((text) =>
    backgrounds.map((background): [string, string] => [text, background]),
  ),
  ["ink", "lit"],
  ["sheet", "mine"],
  ["sheet", "theirs"],
  ["sheet", "ink"],
];

for (const [theme, tokens] of Object.entries({ light, dark })) {
  it.each(pairs)(`the ${theme} theme sets %s on %s at 4.5:1 or more`, (text, background) => {
    expect(contrast(tokens[text] ?? "", tokens[background] ?? "")).toBeGreaterThanOrEqual(4.5);
  });
}

it("measures contrast as WCAG does", () => {
  expect(contrast("oklch(0% 0 0)", "oklch(100% 0 0)")).toBeCloseTo(21, 1);
});

it("has one dark theme, chosen by hand or by the system", () => {
  expect(tokensOf(blockAfter(':root:not([data-theme="light"])'))).toEqual(dark);
  expect(Object.keys(dark)).toEqual(Object.keys(light));
});
