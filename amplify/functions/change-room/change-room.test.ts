import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { limits } from "../../limits.ts";
import { guest, host, startTalk } from "../rooms/rooms.fixture.ts";

type Talk = Awaited<ReturnType<typeof startTalk>>;
let talk: Talk;
let room: Awaited<ReturnType<Talk["open"]>>;

beforeAll(async () => {
  talk = await startTalk();
});
afterAll(() => talk.table.close());
beforeEach(async () => {
  talk.clock.now += limits.room.attempts.windowSeconds * 1000;
  room = await talk.open();
  talk.published.length = 0;
});

const hoursMs = 3_600_000;
const join = (over: object, caller = guest("bela")) =>
  talk.joinRoom({ code: room.code, displayName: "Béla", language: "fr", ...over }, caller);

it("opens a room with its host in it, and shows it to nobody else", async () => {
  expect(room).toMatchObject({ title: "Class 3b", hostId: room.me, sequence: 0, members: [{ name: "Anna", language: "en", away: false }] });
  expect(room.code).toMatch(/^\w{4}-\w{4}$/);
  expect(Date.parse(room.expiresAt) - Date.parse(room.createdAt)).toBe(24 * hoursMs);
  expect(JSON.stringify(room)).not.toContain(host.person.key);
  expect(await talk.room({ roomId: room.roomId }, host)).toEqual(room);
  await expect(talk.room({ roomId: room.roomId }, guest("eve"))).rejects.toThrow(/^NotAMember: /);
});

it("lets in who has the code, however typed, and tells everyone", async () => {
  const { memberId, room: joined } = await join({ code: ` ${room.code.toLowerCase().replace("-", " ")}`, language: "PT-pt" });
  expect(joined.members.map(({ name, language }) => [name, language])).toEqual([["Anna", "en"], ["Béla", "pt-PT"]]);
  expect(joined.me).toBe(memberId);
  expect(talk.published).toMatchObject([{ kind: "joined", roomId: room.roomId, member: { memberId, name: "Béla" } }]);
});

it("takes somebody who joins again for the same member, with another name and language", async () => {
  const first = await join({});
  talk.clock.now += 1000;
  const again = await join({ displayName: "Bela", language: "uk" });
  expect(again.memberId).toBe(first.memberId);
  expect(again.room.members).toHaveLength(2);
  expect(again.room.members[1]).toMatchObject({ name: "Bela", language: "uk", joinedAt: first.room.members[1]?.joinedAt });
  expect(talk.published.map(({ kind }) => kind)).toEqual(["joined", "changed"]);
});

it.each([
  ["a wrong code", { code: "CCCC-3333" }, "CodeUnknown"],
  ["no code at all", { code: "" }, "CodeUnknown"],
  ["a name of 500 characters", { displayName: "x".repeat(500) }, "NameInvalid"],
  ["a name of control characters", { displayName: "\u0000\u0007" }, "NameInvalid"],
  ["a language that nobody translates", { language: "tlh" }, "UnsupportedLanguage"],
  ["no language", { language: "" }, "UnsupportedLanguage"],
])("refuses %s by name, and nobody is in", async (_what, over, code) => {
  await expect(join(over)).rejects.toThrow(new RegExp(`^${code}: `));
  expect((await talk.room({ roomId: room.roomId }, host)).members).toHaveLength(1);
});

it("stops guessing after ten wrong codes, also of many at once, and forgives them in the next window", async () => {
  const eve = guest("eve");
  const tries = await Promise.allSettled(Array.from({ length: 30 }, () => join({ code: "CCCC-3333" }, eve)));
  const codes = tries.map((tried) => (tried.status === "rejected" ? (tried.reason as Error).name : ""));
  expect(codes.filter((code) => code === "CodeUnknown")).toHaveLength(limits.room.attempts.person);
  expect(codes.filter((code) => code === "TooManyAttempts")).toHaveLength(20);
  await expect(join({}, eve)).rejects.toThrow(/^TooManyAttempts: .*10 minutes/);
  talk.clock.now += limits.room.attempts.windowSeconds * 1000;
  expect((await join({}, eve)).room.members).toHaveLength(2);
});

it("does not count right codes: a whole school may join from one address", async () => {
  for (let number = 0; number < limits.room.attempts.person + 5; number++) await join({}, guest("one", "10.9.9.9"));
});

it("stops guesses of many people at one address", async () => {
  const guesses = Array.from({ length: limits.room.attempts.address + 5 }, (_, number) =>
    join({ code: "CCCC-3333" }, guest(`mask-${number}`, "10.6.6.6")),
  );
  const codes = (await Promise.allSettled(guesses)).map((tried) => tried.status === "rejected" && (tried.reason as Error).name);
  expect(codes.filter((code) => code === "TooManyAttempts")).toHaveLength(5);
}, 30_000);

it("lets in 200 and not one more, however many come at once", async () => {
  const comers = Array.from({ length: limits.room.members + 4 }, (_, number) => join({}, guest(`pupil-${number}`)));
  const refused = (await Promise.allSettled(comers)).filter((come) => come.status === "rejected");
  expect(refused).toHaveLength(5);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "RoomFull" });
  expect((await talk.room({ roomId: room.roomId }, host)).members).toHaveLength(limits.room.members);
}, 60_000);

it("lets nobody into a room that is closed, or silent for a day", async () => {
  talk.clock.now += 24 * hoursMs;
  await expect(join({})).rejects.toThrow(/^RoomExpired: /);
  await expect(talk.room({ roomId: room.roomId }, host)).rejects.toThrow(/^RoomExpired: /);
  expect(await talk.rooms({}, host)).toEqual([]);
  room = await talk.open();
  await talk.closeRoom({ roomId: room.roomId }, host);
  await expect(join({})).rejects.toThrow(/^RoomClosed: /);
  await expect(talk.room({ roomId: room.roomId }, host)).rejects.toThrow(/^RoomClosed: /);
});

it("leaves nothing of a closed room but that it was closed, also of those who were in it", async () => {
  const { caller } = await talk.join(room.code, "Zoltán", "fr");
  await talk.join(room.code, "Yolanda", "es");
  for (let number = 0; number < 60; number++) await talk.say(room.roomId, caller, "Secret plans", { language: "fr" });
  await talk.closeRoom({ roomId: room.roomId }, host);
  expect(talk.published.at(-1)).toEqual({ kind: "closed", roomId: room.roomId });
  const left = (await talk.table.items()).filter((item) => JSON.stringify(item).includes(room.roomId));
  expect(left.map(({ part }) => String(part)).sort()).toEqual(["code", "room"]);
  expect(JSON.stringify(left)).not.toMatch(/Zoltán|Yolanda|Secret|Class 3b/);
});

it("is the host's alone to close and to remove", async () => {
  const { caller, memberId } = await talk.join(room.code, "Béla", "fr");
  await expect(talk.closeRoom({ roomId: room.roomId }, caller)).rejects.toThrow(/^NotTheHost: /);
  await expect(talk.removeMember({ roomId: room.roomId, memberId: room.me }, caller)).rejects.toThrow(/^NotTheHost: /);
  await expect(talk.removeMember({ roomId: room.roomId, memberId: room.me }, host)).rejects.toThrow(/^HostStays: /);
  await expect(talk.removeMember({ roomId: room.roomId, memberId: "constructor" }, host)).rejects.toThrow(/^MemberNotFound: /);
  expect(await talk.removeMember({ roomId: room.roomId, memberId }, host)).toMatchObject({ name: "Béla" });
});

it("keeps a removed member out for good: no reading, no saying, no coming back", async () => {
  const { caller, memberId } = await talk.join(room.code, "Béla", "fr");
  await talk.removeMember({ roomId: room.roomId, memberId }, host);
  expect(talk.published.at(-1)).toMatchObject({ kind: "removed", member: { memberId } });
  expect(talk.ended.at(-1)).toBe(memberId);
  const removed = /^RemovedFromRoom: /;
  await expect(talk.messages({ roomId: room.roomId }, caller)).rejects.toThrow(removed);
  await expect(talk.onRoomEvent({ roomId: room.roomId }, caller)).rejects.toThrow(removed);
  await expect(talk.say(room.roomId, caller, "Hello", { language: "fr" })).rejects.toThrow(removed);
  await expect(talk.setPresence({ roomId: room.roomId, away: false }, caller)).rejects.toThrow(removed);
  await expect(join({}, caller)).rejects.toThrow(removed);
  expect(await talk.rooms({}, caller)).toEqual([]);
});

it("lets a member leave and come back, and the host stay the host", async () => {
  const { caller } = await talk.join(room.code, "Béla", "fr");
  await talk.leaveRoom({ roomId: room.roomId }, caller);
  expect(talk.published.at(-1)).toMatchObject({ kind: "left", member: { name: "Béla" } });
  await expect(talk.leaveRoom({ roomId: room.roomId }, caller)).rejects.toThrow(/^NotAMember: /);
  await join({}, caller);
  await talk.leaveRoom({ roomId: room.roomId }, host);
  await talk.closeRoom({ roomId: room.roomId }, host);
});

it("changes one's language, and tells everyone", async () => {
  expect(await talk.setMyLanguage({ roomId: room.roomId, language: "DE" }, host)).toMatchObject({ name: "Anna", language: "de" });
  expect(talk.published).toMatchObject([{ kind: "changed", member: { language: "de" } }]);
  await expect(talk.setMyLanguage({ roomId: room.roomId, language: "xx" }, host)).rejects.toThrow(/^UnsupportedLanguage: /);
  await expect(talk.setMyLanguage({ roomId: room.roomId, language: "fr" }, guest("eve"))).rejects.toThrow(/^NotAMember: /);
});

it("tells others when somebody goes away, comes back, or comes back after a long silence, and not at every beat", async () => {
  const beat = (away: boolean) => talk.setPresence({ roomId: room.roomId, away }, host);
  expect((await beat(false)).members[0]?.away).toBe(false);
  expect(talk.published).toEqual([]);
  await beat(true);
  await beat(true);
  await beat(false);
  talk.clock.now += 10 * 60_000;
  await beat(false);
  expect(talk.published.map((event) => "member" in event && event.member.away)).toEqual([true, false, false]);
});

it("marks what somebody did not understand, and takes it back", async () => {
  const { caller, memberId } = await talk.join(room.code, "Béla", "fr");
  const { sequence } = await talk.say(room.roomId, host, "Good morning");
  const flag = (kind: string, who = caller) => talk.flagMessage({ roomId: room.roomId, sequence, kind }, who);
  const marked = async () => (await talk.messages({ roomId: room.roomId }, host))[0]?.notUnderstoodBy;
  await flag("notUnderstood");
  expect(talk.published.at(-1)).toEqual({ roomId: room.roomId, kind: "flag", flag: { roomId: room.roomId, sequence, memberId, kind: "notUnderstood" } });
  expect(await marked()).toEqual([memberId]);
  await flag("understood");
  expect(await marked()).toEqual([]);
  await expect(flag("boring")).rejects.toThrow(/^FlagUnknown: /);
  await expect(flag("notUnderstood", guest("eve"))).rejects.toThrow(/^NotAMember: /);
  await expect(talk.flagMessage({ roomId: room.roomId, sequence: 99, kind: "understood" }, caller)).rejects.toThrow(/^MessageNotFound: /);
});

it("knows no room by a forged id", async () => {
  const forged = { roomId: crypto.randomUUID() };
  for (const attempt of [talk.room(forged, host), talk.messages(forged, host), talk.onRoomEvent(forged, host), talk.closeRoom(forged, host)]) {
    await expect(attempt).rejects.toThrow(/^RoomNotFound: /);
  }
});

it("bounds the languages of a room, because each costs the host", async () => {
  const codes = Array.from({ length: limits.room.languages }, (_, number) => `x${number}`);
  const members = Object.fromEntries(
    codes.map((language) => [language, { name: "N", language, joinedAt: "", seenAt: "", away: false, person: language }]),
  );
  const roomId = crypto.randomUUID();
  const now = new Date(talk.clock.now).toISOString();
  const code = await talk.doors.makeCode(roomId);
  await talk.store.create({ roomId, title: "Babel", code, hostId: "x0", hostPerson: "x0", members, createdAt: now, activeAt: now });
  await expect(join({ code })).rejects.toThrow(/^TooManyLanguages: /);
});
