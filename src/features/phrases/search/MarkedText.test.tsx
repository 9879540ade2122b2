import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { wordsOf } from "./fold.ts";
import { MarkedText } from "./MarkedText.tsx";

const html = (text: string, query: string) =>
  renderToStaticMarkup(<MarkedText text={text} words={wordsOf(query)} />).replace(/ class="[^"]*"/g, "");

it("marks every place, as it is written, and leaves the rest as it was", () => {
  expect(html("¿Dónde está?", "donde esta")).toBe("¿<mark>Dónde</mark> <mark>está</mark>?");
  expect(html("groß & größer", "gross")).toBe("<mark>groß</mark> &amp; <mark>größ</mark>er");
});

it("is the bare text where nothing is searched for, or found", () => {
  expect(html("a < b", "")).toBe("a &lt; b");
  expect(html("a", "z")).toBe("a");
});
