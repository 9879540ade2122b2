import { beforeEach, describe, expect, it, vi } from "vitest";
import { createDictation, dictationLanguage, type Recogniser } from "./dictation.ts";

class FakeRecogniser implements Recogniser {
  lang = "";
  continuous = false;
  interimResults = false;
  onresult: Recogniser["onresult"] = null;
  onerror: Recogniser["onerror"] = null;
  onend: Recogniser["onend"] = null;
  start = vi.fn();
  stop = vi.fn(() => this.onend?.());
  abort = vi.fn();

  hear(...transcripts: string[]) {
    this.onresult?.({ results: transcripts.map((transcript, index) => ({ isFinal: index < transcripts.length - 1, 0: { transcript } })) });
  }

  fail(error: string) {
    this.onerror?.({ error });
    this.onend?.();
  }
}

let made: FakeRecogniser[];
const last = () => made.at(-1) ?? new FakeRecogniser();
const newDictation = () =>
  createDictation(() => {
    made.push(new FakeRecogniser());
    return last();
  });

beforeEach(() => {
  made = [];
});

describe("dictation", () => {
  it("listens in the language it is told, and shows words while they are still understood", () => {
    const dictation = newDictation();
    dictation.start("es-ES");
    expect(last()).toMatchObject({ lang: "es-ES", continuous: true, interimResults: true });
    expect(dictation.current()).toEqual({ listening: true, heard: "" });
    last().hear("Hola que");
    expect(dictation.current().heard).toBe("Hola que");
    last().hear("Hola, ¿qué tal?", " muy bien");
    expect(dictation.current().heard).toBe("Hola, ¿qué tal? muy bien");
  });

  it.each([
    ["joins what engines leave apart", ["How are you", "fine"], "How are you fine"],
    ["adds no space in Chinese", ["你好", "谢谢"], "你好谢谢"],
    ["adds no space before a comma", ["Yes", ", please"], "Yes, please"],
    ["skips what is empty", ["", "Yes", ""], "Yes"],
  ])("%s", (_, transcripts, heard) => {
    const dictation = newDictation();
    dictation.start("en-GB");
    last().hear(...transcripts);
    expect(dictation.current().heard).toBe(heard);
  });

  it("keeps what was heard when it stops, and forgets it at the next start", () => {
    const dictation = newDictation();
    dictation.start("en-GB");
    last().hear("Good morning");
    dictation.stop();
    expect(dictation.current()).toEqual({ listening: false, heard: "Good morning" });
    dictation.start("en-GB");
    expect(dictation.current()).toEqual({ listening: true, heard: "" });
  });

  it.each([
    ["not-allowed", "forbidden"],
    ["service-not-allowed", "forbidden"],
    ["audio-capture", "no-microphone"],
    ["no-speech", "no-speech"],
    ["network", "no-network"],
    ["language-not-supported", "no-language"],
    ["a new one", "failed"],
  ])("names the browser's %s: %s", (error, problem) => {
    const dictation = newDictation();
    dictation.start("en-GB");
    last().fail(error);
    expect(dictation.current()).toEqual({ listening: false, heard: "", problem });
    dictation.start("en-GB");
    expect(dictation.current().problem).toBeUndefined();
  });

  it("takes silence after words, and an end of its own making, for no problem", () => {
    const dictation = newDictation();
    dictation.start("en-GB");
    last().fail("aborted");
    expect(dictation.current().problem).toBeUndefined();
    dictation.start("en-GB");
    last().hear("Hello");
    last().fail("no-speech");
    expect(dictation.current()).toEqual({ listening: false, heard: "Hello" });
  });

  it("listens to one recogniser at a time", () => {
    const dictation = newDictation();
    dictation.start("en-GB");
    const first = last();
    dictation.start("es-ES");
    expect(first.abort).toHaveBeenCalled();
    first.hear("too late");
    first.fail("network");
    expect(dictation.current()).toEqual({ listening: true, heard: "" });
  });

  it("says so if it cannot even start", () => {
    const dictation = createDictation(() => {
      const recogniser = new FakeRecogniser();
      recogniser.start.mockImplementation(() => {
        throw new DOMException("busy", "InvalidStateError");
      });
      return recogniser;
    });
    dictation.start("en-GB");
    expect(dictation.current()).toEqual({ listening: false, heard: "", problem: "failed" });
  });

  it("tells its listeners until they leave, and is silent after the end", () => {
    const dictation = newDictation();
    const listener = vi.fn();
    const leave = dictation.subscribe(listener);
    dictation.start("en-GB");
    expect(listener).toHaveBeenCalledTimes(1);
    dictation.end();
    expect(last().abort).toHaveBeenCalled();
    expect(dictation.current().listening).toBe(false);
    leave();
    dictation.start("en-GB");
    expect(listener).toHaveBeenCalledTimes(2);
  });
});

it.each([
  ["es", ["en-US"], "es-ES"],
  ["en", ["de-DE", "en-GB"], "en-GB"],
  ["en", ["en"], "en-US"],
  ["fr-CA", ["fr-FR"], "fr-CA"],
  ["zh", [], "zh-CN"],
  ["zh-TW", [], "zh-TW"],
  ["uk", ["not a tag!"], "uk-UA"],
  ["not a code", [], "not a code"],
])("asks for %s of a person who prefers %s as %s", (language, preferred, tag) => {
  expect(dictationLanguage(language, preferred)).toBe(tag);
});
