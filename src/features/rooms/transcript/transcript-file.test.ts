import { expect, it } from "vitest";
import { saidOf, transcriptOf } from "./transcript-fixture.ts";
import { fileName, transcriptFile } from "./transcript-file.ts";
import { languagesIn } from "./transcript.ts";

it.each([
  ["Parents' evening, class 3b", "Parents' evening, class 3b"],
  ["../../etc/passwd", "etc-passwd"],
  ["a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j"],
  ["  .hidden.  ", "hidden"],
  ["CON", "CON_"],
  ["com1.old", "com1_.old"],
  ["Console", "Console"],
  ["evil\u202egnp.exe\u0000\n", "evilgnp.exe"],
  ["Батьківські збори", "Батьківські збори"],
  ["اجتماع الأهل", "اجتماع الأهل"],
  ["👩‍👩‍👧 evening", "👩‍👩‍👧 evening"],
  ["...", "conversation"],
  ["", "conversation"],
])("names a file %j as %j", (title, name) => {
  expect(fileName(title)).toBe(name);
});

it("keeps a name short enough for every file system", () => {
  expect(new TextEncoder().encode(transcriptFile("csv", transcriptOf([], { title: "😀".repeat(80), languages: ["zh-TW"] })).name).length).toBeLessThan(255);
});

it.each(["txt", "csv", "srt", "tmx"] as const)("writes %s under the name of its language, or of none side by side", (format) => {
  expect(transcriptFile(format, transcriptOf([saidOf({})])).name).toBe(`Parents' evening (en).${format}`);
  const both = transcriptFile(format, transcriptOf([saidOf({})], { languages: ["en", "es"] }));
  expect(both.name).toBe(`Parents' evening.${format}`);
  expect(both.type).toContain("charset=utf-8");
  expect(both.text).toContain("Hola");
  expect(both.text).toContain("Hello");
});

it("offers every language of the conversation once, the reader's first", () => {
  expect(languagesIn([saidOf({}), saidOf({ language: "uk" })], "ar")).toEqual(["ar", "es", "en", "uk"]);
});
