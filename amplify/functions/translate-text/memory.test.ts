import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startTable } from "../quota/table.fixture.ts";
import type { Piece } from "./engine.ts";
import { contentHash, createMemory } from "./memory.ts";

let now = 0;
let started: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  started = await startTable("Memory");
});
afterAll(() => started.close());

const asked: Piece = { text: "Good morning", source: "auto", target: "es", maskProfanity: false };
const translated = { text: "Buenos días", source: "en", engine: "Apertium" };

it("recalls what it kept until it expires, deleted or not", async () => {
  const memory = createMemory(started.dynamodb, "Memory", () => now);
  expect(await memory.recall(asked)).toBeUndefined();
  await memory.keep(asked, translated);
  expect(await memory.recall(asked)).toEqual(translated);
  now = 90 * 86_400_000;
  expect(await memory.recall(asked)).toBeUndefined();
});

it("looks up what is asked for at once in one read, and each finds its own", async () => {
  const send = vi.spyOn(started.dynamodb, "send");
  const memory = createMemory(started.dynamodb, "Memory", () => now);
  const french = { ...asked, target: "fr" };
  await Promise.all([memory.keep(asked, translated), memory.keep(french, { ...translated, text: "Bonjour" })]);
  send.mockClear();
  const pieces = [asked, french, { ...asked, target: "uk" }, asked];
  const found = await Promise.all(pieces.map((piece) => memory.recall(piece)));
  expect(found.map((one) => one?.text)).toEqual(["Buenos días", "Bonjour", undefined, "Buenos días"]);
  expect(send).toHaveBeenCalledTimes(1);
  expect(await memory.recall(french)).toMatchObject({ text: "Bonjour" });
  send.mockRestore();
});

it("lets what is too large for an item go", async () => {
  const memory = createMemory(started.dynamodb, "Memory", () => now);
  const large = { ...asked, text: "large" };
  await memory.keep(large, { ...translated, text: "ж".repeat(200_000) });
  expect(await memory.recall(large)).toBeUndefined();
});

it("keeps neither the words nor their translation readable", async () => {
  const memory = createMemory(started.dynamodb, "Memory", () => now);
  const piece = { ...asked, text: "I am afraid of him" };
  await memory.keep(piece, { ...translated, text: "Le tengo miedo" });
  const { Items: items = [] } = await started.dynamodb.send(new ScanCommand({ TableName: "Memory" }));
  const bytes = Buffer.concat(items.flatMap((item) => Object.values(item).map((value) => Buffer.from(value.B ?? JSON.stringify(value)))));
  expect(items.length).toBeGreaterThan(0);
  expect(bytes.includes("afraid") || bytes.includes("miedo")).toBe(false);
  expect(await memory.recall(piece)).toMatchObject({ text: "Le tengo miedo" });
});

it("tells apart everything that a translation depends on", () => {
  const others: Piece[] = [
    { ...asked, text: "Good morning!" },
    { ...asked, source: "en" },
    { ...asked, target: "fr" },
    { ...asked, formality: "formal" },
    { ...asked, formality: "informal" },
    { ...asked, maskProfanity: true },
  ];
  expect(new Set([asked, ...others].map(contentHash)).size).toBe(others.length + 1);
});
