import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { limits } from "../../limits.ts";
import { ParleyError } from "../errors/parley-error.ts";
import { logger } from "../logs/logger.ts";
import type { Message } from "../rooms/message.ts";
import { guest, host, startTalk } from "../rooms/rooms.fixture.ts";

type Talk = Awaited<ReturnType<typeof startTalk>>;
let talk: Talk;
let room: Awaited<ReturnType<Talk["open"]>>;
let answer: Talk["engine"]["translate"];

beforeAll(async () => {
  talk = await startTalk();
  answer = talk.engine.translate;
});
afterAll(() => talk.table.close());
beforeEach(async () => {
  talk.clock.now += 3_600_000;
  talk.engine.translate = answer;
  room = await talk.open();
  talk.published.length = 0;
  talk.asked.length = 0;
});

const texts = ({ translations }: Message) => Object.fromEntries(translations.map(({ language, text }) => [language, text]));
const failing = (...languages: string[]) => {
  talk.engine.translate = (request, person) =>
    languages.includes(request.target)
      ? Promise.reject(new ParleyError("UnsupportedLanguagePair", "no"))
      : answer(request, person);
};

it("translates once for each language in the room, on the host's count, and tells everyone once", async () => {
  for (const name of ["a", "b", "c"]) await talk.join(room.code, name, "fr");
  const { caller } = await talk.join(room.code, "d", "uk");
  await talk.join(room.code, "e", "en");
  talk.published.length = 0;
  const message = await talk.say(room.roomId, caller, "  Добрий ранок \n", { language: "uk" });
  expect(message).toMatchObject({ sequence: 1, speaker: "d", text: "Добрий ранок", language: "uk", failures: [], notUnderstoodBy: [] });
  expect(texts(message)).toEqual({ en: "Добрий ранок (en)", fr: "Добрий ранок (fr)" });
  expect(talk.asked.sort()).toEqual(["en for user#anna", "fr for user#anna"]);
  expect(talk.published).toEqual([{ kind: "message", roomId: room.roomId, message }]);
});

it("counts the messages of a room without a gap, whoever speaks, also at once", async () => {
  const { caller } = await talk.join(room.code, "a", "fr");
  const said = await Promise.all(
    Array.from({ length: 40 }, (_, number) => talk.say(room.roomId, number % 2 ? host : caller, `Number ${number}`)),
  );
  expect(said.map(({ sequence }) => sequence).sort((one, other) => one - other)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  const listed = await talk.messages({ roomId: room.roomId, after: 10, limit: 7 }, caller);
  expect(listed.map(({ sequence }) => sequence)).toEqual([11, 12, 13, 14, 15, 16, 17]);
  expect(await talk.messages({ roomId: room.roomId, after: 40 }, caller)).toEqual([]);
});

it("stands once however often it is said, also at once", async () => {
  const messageId = crypto.randomUUID();
  const again = () => talk.say(room.roomId, host, "Only once", { messageId });
  const said = await Promise.all([again(), again(), again()]);
  said.push(await again());
  expect(new Set(said.map(({ sequence }) => sequence)).size).toBe(1);
  expect(await talk.messages({ roomId: room.roomId }, host)).toHaveLength(1);
});

it("tells apart messages of two people that happen to have the same id", async () => {
  const { caller } = await talk.join(room.code, "a", "fr");
  const messageId = "one";
  await talk.say(room.roomId, host, "Mine", { messageId });
  await talk.say(room.roomId, caller, "Theirs", { messageId });
  expect((await talk.messages({ roomId: room.roomId }, host)).map(({ text }) => text)).toEqual(["Mine", "Theirs"]);
});

it("marks the language that failed, delivers the others, and tries only that one again", async () => {
  await talk.join(room.code, "a", "fr");
  await talk.join(room.code, "b", "uk");
  const messageId = "retried";
  failing("uk");
  const first = await talk.say(room.roomId, host, "Hello", { messageId });
  expect(texts(first)).toEqual({ fr: "Hello (fr)" });
  expect(first.failures).toEqual([{ language: "uk", code: "UnsupportedLanguagePair" }]);

  failing();
  talk.asked.length = 0;
  const second = await talk.say(room.roomId, host, "Hello", { messageId });
  expect(talk.asked).toEqual(["uk for user#anna"]);
  expect(second).toMatchObject({ sequence: first.sequence, failures: [] });
  expect(texts(second)).toEqual({ fr: "Hello (fr)", uk: "Hello (uk)" });
  expect(talk.published.at(-1)).toEqual({ kind: "message", roomId: room.roomId, message: second });
  expect(await talk.messages({ roomId: room.roomId }, host)).toEqual([second]);
});

it("delivers in the original when the host's characters are used up, and everyone sees why", async () => {
  const { caller } = await talk.join(room.code, "a", "fr");
  talk.engine.translate = () => Promise.reject(new ParleyError("QuotaExceeded", "used up"));
  const message = await talk.say(room.roomId, host, "Hello");
  expect(message).toMatchObject({ translations: [], failures: [{ language: "fr", code: "QuotaExceeded" }] });
  expect(await talk.messages({ roomId: room.roomId }, caller)).toEqual([message]);
});

it("does not lose a message to an engine that breaks, and logs none of it", async () => {
  const logged = vi.spyOn(logger, "error").mockReturnValue();
  await talk.join(room.code, "a", "fr");
  talk.engine.translate = () => Promise.reject(new TypeError("broke at: my secret"));
  const message = await talk.say(room.roomId, host, "my secret");
  expect(message.failures).toEqual([{ language: "fr", code: "ServiceUnavailable" }]);
  expect(JSON.stringify(logged.mock.calls)).not.toContain("secret");
  logged.mockRestore();
});

it("stays below AppSync's 240 KB: translations that do not fit are left to be asked for", async () => {
  const languages = ["fr", "uk", "de", "it", "ca", "es", "pt"];
  for (const language of languages) await talk.join(room.code, language, language);
  talk.engine.translate = async (request, person) => ({ ...(await answer(request, person)), text: "語".repeat(15_000) });
  const message = await talk.say(room.roomId, host, "x".repeat(5_000));
  expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(limits.room.messageBytes);
  expect(message.translations.length).toBeGreaterThan(2);
  expect([...message.translations, ...message.failures].map(({ language }) => language).sort()).toEqual(languages.sort());
  expect(message.failures[0]?.code).toBe("TextTooLong");
});

it.each<[string, { text?: string; language?: string; messageId?: string }, string]>([
  ["nothing", { text: " \n " }, "TextEmpty"],
  ["5,001 characters", { text: "🙂".repeat(5_001) }, "TextTooLong"],
  ["something in no language", { language: "klingon!" }, "UnsupportedLanguage"],
  ["something in a language that nobody here has", { language: "it" }, "LanguageNotInRoom"],
  ["something without an id", { messageId: "" }, "MessageIdInvalid"],
  ["something with an id that is a sentence", { messageId: "a b" }, "MessageIdInvalid"],
  ["something with an endless id", { messageId: "x".repeat(65) }, "MessageIdInvalid"],
])("refuses to say %s, by name, and nothing is in the room", async (_what, { text = "Hello", ...over }, code) => {
  await expect(talk.say(room.roomId, host, text, over)).rejects.toThrow(new RegExp(`^${code}: `));
  expect(await talk.messages({ roomId: room.roomId }, host)).toEqual([]);
  expect(talk.asked).toEqual([]);
});

it("takes 5,000 characters, and what is said in a language that somebody has just changed from", async () => {
  await talk.setMyLanguage({ roomId: room.roomId, language: "de" }, host);
  const message = await talk.say(room.roomId, host, "🙂".repeat(5_000), { language: "en" });
  expect(message.translations.map(({ language }) => language)).toEqual(["de"]);
});

it("refuses who is not in the room, who left it, and everyone once it is closed", async () => {
  const { caller } = await talk.join(room.code, "a", "fr");
  await expect(talk.say(room.roomId, guest("eve"), "Hello")).rejects.toThrow(/^NotAMember: /);
  await talk.leaveRoom({ roomId: room.roomId }, caller);
  await expect(talk.say(room.roomId, caller, "Hello")).rejects.toThrow(/^NotAMember: /);
  await talk.closeRoom({ roomId: room.roomId }, host);
  await expect(talk.say(room.roomId, host, "Hello")).rejects.toThrow(/^RoomClosed: /);
  await expect(talk.say(crypto.randomUUID(), host, "Hello")).rejects.toThrow(/^RoomNotFound: /);
});

it("does not let somebody speak who is removed, or after a close, while the engine works", async () => {
  const { caller, memberId } = await talk.join(room.code, "a", "fr");
  talk.engine.translate = async (request, person) => {
    await talk.removeMember({ roomId: room.roomId, memberId }, host);
    return answer(request, person);
  };
  await expect(talk.say(room.roomId, caller, "Too late", { language: "fr" })).rejects.toThrow(/^RemovedFromRoom: /);
  const { caller: other } = await talk.join(room.code, "b", "fr");
  talk.engine.translate = async (request, person) => {
    await talk.closeRoom({ roomId: room.roomId }, host);
    return answer(request, person);
  };
  await expect(talk.say(room.roomId, other, "Too late", { language: "fr" })).rejects.toThrow(/^RoomClosed: /);
});

it("gives the room another day", async () => {
  const { expiresAt } = await talk.room({ roomId: room.roomId }, host);
  talk.clock.now += 5_000;
  await talk.say(room.roomId, host, "Still here");
  expect(Date.parse((await talk.room({ roomId: room.roomId }, host)).expiresAt) - Date.parse(expiresAt)).toBe(5_000);
});
