import { expect, it } from "vitest";
import type { Ask } from "../translation-query.ts";
import { type KnownPhrase, phraseFinder } from "./phrase-finder.ts";

const phrase = (sourceLanguage: string, sourceText: string, targetLanguage: string, targetText: string): KnownPhrase => ({
  ...{ sourceText, sourceLanguage, targetText, targetLanguage },
});
const ask = (text: string, source: string, target: string): Ask => ({ text, source, target, formal: false });
const find = phraseFinder([
  phrase("en", "Where does it hurt?", "es", "¿Dónde le duele?"),
  phrase("en", "Thank you", "es", "Gracias"),
  phrase("en", "thank you", "fr", "merci"),
  phrase("en", "Polish", "de", "polieren"),
  phrase("en", "polish", "de", "Politur"),
  phrase("ja", "ありがとう。", "en", "Thanks!"),
  phrase("en", "...", "es", "…"),
]);

it("finds a phrase whatever its case, its white space, and the marks around it", () => {
  for (const text of ["Where does it hurt?", "where  does it\nhurt", "WHERE DOES IT HURT!!", " where does it hurt ? "]) {
    expect(find(ask(text, "en", "es"))?.text, text).toBe("¿Dónde le duele?");
  }
  expect(find(ask("where does it hurt now", "en", "es"))).toBeUndefined();
});

it("finds it from the other side", () => {
  expect(find(ask("dónde le duele", "es", "en"))).toEqual({ text: "Where does it hurt?", source: "es", target: "en", engine: "" });
  expect(find(ask("ありがとう", "ja", "en"))?.text).toBe("Thanks!");
});

it("knows the language of a phrase where it is to be detected", () => {
  expect(find(ask("gracias", "auto", "en"))).toMatchObject({ text: "Thank you", source: "es" });
});

it("never answers in other languages than those asked for", () => {
  expect(find(ask("thank you", "en", "fr"))?.text).toBe("merci");
  expect(find(ask("thank you", "en", "it"))).toBeUndefined();
  expect(find(ask("thank you", "de", "es"))).toBeUndefined();
});

it("prefers the one that is written just so, then the first", () => {
  expect(find(ask("polish", "en", "de"))?.text).toBe("Politur");
  expect(find(ask("POLISH", "en", "de"))?.text).toBe("polieren");
});

it("takes accents for letters of their own, however they are composed", () => {
  expect(find(ask("do\u0301nde le duele".normalize("NFD"), "es", "en"))?.text).toBe("Where does it hurt?");
  expect(find(ask("donde le duele", "es", "en"))).toBeUndefined();
});

it("does not take marks alone for a phrase", () => {
  expect(find(ask("?!", "en", "es"))).toBeUndefined();
});
