import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Ways in which a text becomes markup or code. React's own way, text as text, is the only one here. */
const ways =
  /dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment|setHTML(Unsafe)?\b|parseHTMLUnsafe|srcdoc|\beval\(|new Function\b|javascript:/i;

const folder = new URL("./", import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

it("never makes markup or code out of a text", () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.filter((file) => ways.test(readFileSync(new URL(file, folder), "utf8")))).toEqual([]);
});

it("has a page without a script or a style in it", () => {
  const page = readFileSync(new URL("../index.html", folder), "utf8");
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
});
