import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, it } from "vitest";
import { speakable, xmlAttribute, xmlText } from "./xml.ts";

function read(xml: string): { text: string; attribute: string | undefined } {
  let text = "";
  let attribute: string | undefined;
  const parser = new SaxesParser();
  parser.on("text", (piece) => (text += piece));
  parser.on("opentag", ({ attributes }) => (attribute = attributes.a));
  parser.write(xml).close();
  return { text, attribute };
}

it("carries whatever XML can hold, exactly", () => {
  const sign = fc.oneof(fc.string({ unit: "binary", maxLength: 1 }), fc.constantFrom("&", "<", ">", '"', "'", "]]>", "\r\n", "\r", "\t", "\u0000", "\ud800", "\uffff", "😀"));
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
      const text = signs.join("");
      expect(read(`<x a="${xmlAttribute(text)}">${xmlText(text)}</x>`)).toEqual({ text: speakable(text), attribute: speakable(text) });
    }),
  );
});
