import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readShared, sharedFragment, SharedError } from "./share-link.ts";

const hello = { sourceLanguage: "en", sourceText: "Hello", targetLanguage: "uk", targetText: "Привіт 👋" };
const row = ["en", "Hello", "uk", "Привіт 👋"];
const packed = (rows: unknown) => `1.${deflateSync(JSON.stringify(rows)).toString("base64url")}`;
const plain = (rows: unknown) => `1.${Buffer.from(JSON.stringify(rows)).toString("base64url")}`;

const problemOf = async (fragment: string) => {
  try {
    return await readShared(fragment);
  } catch (error) {
    if (error instanceof SharedError) return error.code;
    throw error;
  }
};

it("carries words and nothing else in a link that is safe in any message", async () => {
  const fragment = await sharedFragment([{ ...hello, ...{ note: "private", tags: ["clinic"] } }]);
  expect(fragment).toMatch(/^1\.[\w-]+$/);
  expect(await readShared(fragment ?? "")).toEqual([hello]);
});

it("gives back whatever was shared", async () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((one) => one.trim() !== "").map((one) => one.trim());
  const phrase = fc.record({ sourceLanguage: fc.constantFrom("en", "pt-PT"), sourceText: text, targetLanguage: fc.constant("ar"), targetText: text });
  const phrases = fc.uniqueArray(phrase, { minLength: 1, maxLength: 8, selector: (one) => JSON.stringify(one) });
  await fc.assert(
    fc.asyncProperty(phrases, async (shared) => {
      expect(await readShared((await sharedFragment(shared)) ?? "")).toEqual(shared);
    }),
  );
});

it("reads what browsers that cannot deflate have shared, and a link with a full stop after it", async () => {
  expect(await readShared(plain([row]))).toEqual([hello]);
  expect(await readShared(`${packed([row])}.`)).toEqual([hello]);
});

it("makes no link of more than one can carry", async () => {
  expect(await sharedFragment(Array.from({ length: 51 }, () => hello))).toBeUndefined();
  const noise = Array.from({ length: 4_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * at * 7919) % 20_000))).join("");
  expect(await sharedFragment([{ ...hello, targetText: noise }])).toBeUndefined();
});

it.each([
  ["nothing", "", "Empty"],
  ["what is no such link", "hello", "Damaged"],
  ["a part of one", packed([row]).slice(0, -6), "Damaged"],
  ["a part of a plain one", plain([row]).slice(0, -6), "Damaged"],
  ["what is not base64", "1.%3Cscript%3E", "Damaged"],
  ["a link of a later Parley", "2.abc", "Newer"],
  ["another structure", packed({ phrases: [row] }), "Damaged"],
  ["no phrases", packed([]), "Damaged"],
  ["other types", packed([["en", 1, "es", "Hola"]]), "Damaged"],
  ["too many values", packed([[...row, "more"]]), "Damaged"],
  ["a language that is none", packed([["javascript:", "Hello", "es", "Hola"]]), "Damaged"],
  ["a blank text", packed([["en", " ", "es", "Hola"]]), "Damaged"],
  ["too many phrases", packed(Array.from({ length: 51 }, () => row)), "TooLarge"],
  ["too long a link", `1.${"a".repeat(16_000)}`, "TooLarge"],
  ["a bomb", packed([["en", "a".repeat(4_000_000), "es", "Hola"]]), "TooLarge"],
])("says what is wrong with %s", async (_, fragment, problem) => {
  expect(await problemOf(fragment)).toBe(problem);
});

it("survives any fragment", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), fc.uint8Array(), async (text, bytes) => {
      for (const fragment of [text, `1.${text}`, `1.${Buffer.from(bytes).toString("base64url")}`]) expect(typeof (await problemOf(fragment))).toBe("string");
    }),
  );
});
