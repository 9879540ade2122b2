import { expect, it } from "vitest";
import type { PackEntry } from "./pack.ts";
import { translateMissing } from "./translate-missing.ts";

const entries = ["a", "b", "c", "d", "e"].map((id): PackEntry => ({ id, texts: { en: id.toUpperCase() } }));
const goesOn = new AbortController().signal;

it("translates each from English", async () => {
  const asked: string[] = [];
  const texts = new Map<string, string>();
  await translateMissing(entries, "nl", async (...ask) => (asked.push(ask.join(" ")), `${ask[0]}!`), (id, text) => texts.set(id, text), goesOn);
  expect(asked).toEqual(["A en nl", "B en nl", "C en nl", "D en nl", "E en nl"]);
  expect(Object.fromEntries(texts)).toEqual({ a: "A!", b: "B!", c: "C!", d: "D!", e: "E!" });
});

it("asks for nothing more after a failure, and keeps what came", async () => {
  const texts: string[] = [];
  const asked: string[] = [];
  const translate = async (text: string) => {
    asked.push(text);
    if (text === "B") throw new Error("no more today");
    return text;
  };
  await expect(translateMissing(entries, "nl", translate, (id) => texts.push(id), goesOn)).rejects.toThrow("no more today");
  expect(asked).not.toContain("E");
  expect(texts).toContain("a");
});

it("hands on nothing once nobody waits for it", async () => {
  const controller = new AbortController();
  const texts: string[] = [];
  await translateMissing(entries, "nl", async (text) => (controller.abort(), text), (id) => texts.push(id), controller.signal);
  expect(texts).toEqual([]);
});
