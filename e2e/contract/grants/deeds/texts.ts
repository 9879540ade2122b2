import { expect } from "vitest";
import { type Deeds, newText, type Stage } from "../stage.ts";

const translate = async ({ person }: Stage, text: string, source = "en") =>
  (await person.ask<{ translate: object }>(`query ($text: String!) { translate(text: $text, source: "${source}", target: "es") { text cached } }`, { text })).translate;
const speak = async ({ person }: Stage, text: string) =>
  (await person.ask<{ speak: { url: string; cached: boolean } }>(`query ($text: String!) { speak(text: $text, language: "en") { url cached } }`, { text })).speak;
const languages = async ({ person }: Stage) =>
  (await person.ask<{ languages: { canSpeak: boolean }[] }>("query { languages { code canSpeak } }")).languages;

/** Translating, speaking, and what that takes. */
export const textDeeds = {
  "lists languages": async (stage) => expect(await languages(stage)).toHaveLength(3),
  "says which languages are spoken": async (stage) => expect((await languages(stage)).some(({ canSpeak }) => canSpeak)).toBe(true),
  translates: (stage) => translate(stage, newText()),
  "finds out the language": (stage) => translate(stage, newText(), "auto"),
  "remembers a translation": async (stage) => {
    const text = newText();
    await translate(stage, text);
    expect(await translate(stage, text)).toMatchObject({ cached: true });
  },
  speaks: (stage) => speak(stage, newText()),
  "plays what it spoke, now and later": async (stage) => {
    const text = newText();
    const { url } = await speak(stage, text);
    expect((await fetch(url)).status).toBe(200);
    expect(await speak(stage, text)).toMatchObject({ cached: true });
  },
  "remembers what was spoken": async (stage) => {
    const text = newText();
    await speak(stage, text);
    expect(await speak(stage, text)).toMatchObject({ cached: true });
  },
  "tells the usage": ({ person }) => person.ask("query { usage { used } }"),
} satisfies Deeds;
