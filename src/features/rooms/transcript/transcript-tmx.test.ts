import fc from "fast-check";
import { expect, it } from "vitest";
import { saidOf, transcriptOf } from "./transcript-fixture.ts";
import { toTmx } from "./transcript-tmx.ts";
import { plain } from "./transcript.ts";

const readEntities = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
const variants = (tmx: string) => Array.from(tmx.matchAll(/<tuv xml:lang="([^"]*)" [^>]*><seg>([^<]*)<\/seg><\/tuv>/g), ([, language = "", text = ""]) => [language, readEntities(text)]);

it("is TMX 1.4: a header, and a unit for each message with one variant for each language", () => {
  expect(toTmx(transcriptOf([saidOf({ sequence: 7 })], { languages: ["en", "es", "uk"] }))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="Parley" creationtoolversion="1" segtype="paragraph" o-tmf="Parley" adminlang="en" srclang="*all*" datatype="plaintext" creationdate="20261122T180400Z">
    <prop type="x-title">Parents' evening</prop>
  </header>
  <body>
    <tu tuid="7" srclang="es" creationdate="20261122T180400Z" creationtool="Parley" creationtoolversion="1">
      <prop type="x-speaker">Fátima</prop>
      <tuv xml:lang="es" creationtool="Parley" creationtoolversion="1"><seg>Hola</seg></tuv>
      <tuv xml:lang="en" creationtool="Parley" creationtoolversion="1"><seg>Hello</seg></tuv>
    </tu>
  </body>
</tmx>
`);
});

it("keeps the original beside the one language that was asked for", () => {
  const message = saidOf({ translations: [{ language: "en", text: "Hello" }, { language: "uk", text: "Привіт" }] });
  expect(variants(toTmx(transcriptOf([message], { languages: ["uk"] })))).toEqual([["es", "Hola"], ["uk", "Привіт"]]);
  expect(variants(toTmx(transcriptOf([message], { languages: ["es"] })))).toEqual([["es", "Hola"]]);
});

it("never passes an original off as a translation", () => {
  const message = saidOf({ translations: [], failures: [{ language: "en", code: "QuotaExceeded" }] });
  expect(variants(toTmx(transcriptOf([message])))).toEqual([["es", "Hola"]]);
});

it("stays XML whatever is said, by whom, under which title", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "]", "\u0000", "\u001b", "\ud800", "\uffff", "é", "😀", "\r"), maxLength: 20 }), (title, text) => {
      const tmx = toTmx(transcriptOf([saidOf({ speaker: title, text, translations: [{ language: "en", text: title }] })], { title }));
      expect(tmx).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Cs}/u);
      expect(tmx.replace(/<\/?(\?xml|tmx|header|prop|body|tu|tuv|seg)( [\w:-]+="[^"<]*")*\??>/g, "")).not.toMatch(/[<>]|&(?!(lt|gt|amp|quot);)/);
      expect(variants(tmx)).toEqual([["es", plain(text)], ["en", plain(title)]]);
    }),
  );
});
