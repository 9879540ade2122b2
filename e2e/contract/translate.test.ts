import { beforeAll, expect, inject, it } from "vitest";
import { configureAmplify, type DataClient } from "../support/amplify-client.ts";

let client: DataClient;
const guest = { authMode: "iam" } as const;

beforeAll(async () => {
  ({ client } = await configureAmplify(inject("origin")));
});

const usedToday = async () => (await client.queries.usage(guest)).data?.used ?? Number.NaN;

it("translates for a guest, counts the characters, and answers the second time from memory for nothing", async () => {
  const before = await usedToday();
  const text = "The doctor sees you at four in the afternoon.";
  const first = await client.queries.translate({ text, source: "en", target: "es" }, guest);
  expect(first.errors).toBeUndefined();
  expect(first.data).toMatchObject({ source: "en", target: "es", detected: null, cached: false, characters: 45 });
  expect(first.data?.text).toMatch(/médico|doctor/);
  expect(first.data?.engine).toBe("Apertium");

  const second = await client.queries.translate({ text, source: "en", target: "es" }, guest);
  expect(second.data).toMatchObject({ text: first.data?.text, cached: true });
  expect(await usedToday()).toBe(before + 45);
});

it("detects the language when none is named", async () => {
  const { data } = await client.queries.translate({ text: "¿Dónde está la estación de tren?", target: "en" }, guest);
  expect(data).toMatchObject({ source: "es", detected: "es" });
  expect(data?.text.toLowerCase()).toContain("station");
});

it("goes through a pivot where there is no direct pair", async () => {
  const { data } = await client.queries.translate({ text: "The house is big.", source: "en", target: "it" }, guest);
  expect(data?.text.toLowerCase()).toContain("casa");
});

it("lists languages with their directions and what they can do", async () => {
  const { data } = await client.queries.languages(guest);
  const spanish = data?.find((language) => language.code === "es");
  expect(spanish).toMatchObject({
    name: "Spanish",
    nativeName: "español",
    direction: "ltr",
    canTranslateTo: true,
    canSpeak: true,
    canBeFormal: false,
    engine: "Apertium",
  });
});

const refused: readonly [what: string, input: { text: string; source?: string; target: string }, code: string][] = [
  ["empty text", { text: "", source: "en", target: "es" }, "TextEmpty"],
  ["blank text", { text: " \n\t ", source: "en", target: "es" }, "TextEmpty"],
  ["a text over the bound", { text: "word ".repeat(10_001), source: "en", target: "es" }, "TextTooLong"],
  ["an unknown target", { text: "Hello", source: "en", target: "xx-nonsense" }, "UnsupportedLanguage"],
  ["an unknown source", { text: "Hello", source: "qq", target: "es" }, "UnsupportedLanguage"],
  ["a pair that no engine here has", { text: "Hello", source: "en", target: "ja" }, "UnsupportedLanguagePair"],
  ["the same language on both sides", { text: "Hello", source: "en", target: "en" }, "SameLanguage"],
];
for (const [what, input, code] of refused) {
  it(`refuses ${what} with ${code}, and counts nothing`, async () => {
    const before = await usedToday();
    const { errors } = await client.queries.translate(input, guest);
    expect(errors?.[0]?.message).toMatch(new RegExp(`^${code}: \\S`));
    expect(await usedToday()).toBe(before);
  });
}

it.each([
  ["emoji", "I am happy 😀👩‍👩‍👧 today", "😀👩‍👩‍👧"],
  ["right-to-left text", "He said שלום to me", "שלום"],
  ["markup", "Press <b>the button</b> now", "<b>"],
  ["brackets and signs", "Room [12] ^ $5 {a} \\ / @ *", "[12]"],
])("carries %s through", async (_what, text, kept) => {
  const { data, errors } = await client.queries.translate({ text, source: "en", target: "es" }, guest);
  expect(errors).toBeUndefined();
  expect(data?.text).toContain(kept);
});

it.each([
  ["NUL", "Good\u0000 morning"],
  ["an unpaired surrogate", "Good \ud800 morning"],
])("gives a right answer for a text with %s", async (_what, text) => {
  const { data, errors } = await client.queries.translate({ text, source: "en", target: "es" }, guest);
  expect(errors).toBeUndefined();
  expect(data?.text.isWellFormed()).toBe(true);
  expect(data?.text).not.toContain("\u0000");
});

it("refuses a guest over the day's characters by name, and counts nothing for it", async () => {
  const before = await usedToday();
  const { errors } = await client.queries.translate({ text: "word ".repeat(1_001), source: "en", target: "es" }, guest);
  expect(errors?.[0]?.message).toMatch(/^QuotaExceeded: /);
  expect(await usedToday()).toBe(before);
});
