import { fetchAuthSession, signIn, signOut } from "aws-amplify/auth";
import { afterAll, afterEach, beforeAll, expect, inject, it } from "vitest";
import { configureAmplify, type DataClient, type Outputs } from "../support/amplify-client.ts";
import { postGraphQL } from "../support/graphql.ts";
import { signUp } from "../support/person.ts";
import { type Listening, newGuest, type RoomEvent, roomMember, type RoomMember } from "../support/room-member.ts";

const origin = inject("origin");
let outputs: Outputs;
/** The host's: `aws-amplify` itself, signed in. */
let client: DataClient;
const listeners: Listening[] = [];

beforeAll(async () => {
  ({ client, outputs } = await configureAmplify(origin));
  const anna = await signUp(origin, outputs);
  await signIn({ username: anna.email, password: anna.password });
});
afterAll(() => signOut());
afterEach(() => {
  for (const listening of listeners.splice(0)) listening.stop();
});

const newRoom = async () => {
  const { data, errors } = await client.mutations.openRoom({ title: "Parents’ evening", language: "en", displayName: "Anna" });
  expect(errors).toBeUndefined();
  if (!data) throw new Error("No room.");
  return data;
};
const guest = async (): Promise<RoomMember> => roomMember(outputs, await newGuest(outputs));
const comer = async (code: string, name: string, language: string) => {
  const member = await guest();
  const { memberId } = await member.joinRoom(code, name, language);
  return { member, memberId };
};
const hears = async (member: RoomMember, roomId: string) => {
  const events: RoomEvent[] = [];
  const listening = member.listen(roomId, (event) => events.push(event));
  listeners.push(listening);
  await listening.started;
  return { events, listening, said: () => events.flatMap(({ message }) => message?.text ?? []) };
};
const refusal = (code: string) => expect.objectContaining({ message: expect.stringMatching(new RegExp(`^${code}: \\S`)) as string }) as Error;

it("carries what one says to everyone in their own language, once, in order", async () => {
  const room = await newRoom();
  const heard: RoomEvent[] = [];
  const subscription = client.subscriptions.onRoomEvent({ roomId: room.roomId }).subscribe({ next: (event) => heard.push(event) });
  try {
    const { member: bela } = await comer(room.code, "Béla", "es");
    const { member: carla } = await comer(room.code, "Carla", "fr");
    const toBela = await hears(bela, room.roomId);
    // Until the host's subscription stands.
    await expect.poll(async () => (await bela.setPresence(room.roomId, heard.length === 0), heard.length)).toBeGreaterThan(0);

    const { data: first } = await client.mutations.say({ roomId: room.roomId, messageId: crypto.randomUUID(), text: "Good morning", language: "en" });
    expect(first).toMatchObject({ sequence: 1, speaker: "Anna", text: "Good morning", language: "en", failures: [] });
    expect(first?.translations.map(({ language }) => language).sort()).toEqual(["es", "fr"]);
    expect(first?.translations.find(({ language }) => language === "es")?.text).toMatch(/buenos días/i);
    await carla.say(room.roomId, crypto.randomUUID(), "Merci", "fr");
    await expect.poll(toBela.said).toEqual(["Good morning", "Merci"]);
    await expect.poll(() => heard.filter(({ kind }) => kind === "message").map(({ message }) => message?.text)).toEqual(["Good morning", "Merci"]);
    expect(toBela.events.find(({ kind }) => kind === "message")?.message).toEqual(first);
    expect((await bela.messages(room.roomId, 0)).map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect((await bela.messages(room.roomId, 1)).map(({ text }) => text)).toEqual(["Merci"]);
  } finally {
    subscription.unsubscribe();
  }
});

it("stands once, however often the client sends it", async () => {
  const room = await newRoom();
  const { member: bela } = await comer(room.code, "Béla", "es");
  const { events } = await hears(bela, room.roomId);
  const messageId = crypto.randomUUID();
  const [first, second] = await Promise.all([1, 2].map(() => bela.say(room.roomId, messageId, "Hola", "es")));
  expect(second).toEqual(first);
  expect(await bela.say(room.roomId, messageId, "Hola", "es")).toEqual(first);
  expect(await bela.messages(room.roomId, 0)).toEqual([first]);
  expect(new Set(events.flatMap(({ message }) => message?.sequence ?? [])).size).toBe(1);
});

it("ends the subscription of a removed member, who hears and reads nothing more, and cannot come back", async () => {
  const room = await newRoom();
  const { member: bela, memberId } = await comer(room.code, "Béla", "es");
  const { member: carla } = await comer(room.code, "Carla", "fr");
  const toBela = await hears(bela, room.roomId);
  const toCarla = await hears(carla, room.roomId);
  await client.mutations.removeMember({ roomId: room.roomId, memberId });
  await toBela.listening.ended;
  await client.mutations.say({ roomId: room.roomId, messageId: "after", text: "Among us", language: "en" });
  await expect.poll(toCarla.said).toEqual(["Among us"]);
  expect(toCarla.events.find(({ kind }) => kind === "removed")?.member?.memberId).toBe(memberId);
  expect(toBela.events.map(({ kind }) => kind).filter((kind) => kind !== "joined")).toEqual(["removed"]);

  const removed = refusal("RemovedFromRoom");
  await expect(hears(bela, room.roomId)).rejects.toEqual(removed);
  await expect(bela.messages(room.roomId, 0)).rejects.toEqual(removed);
  await expect(bela.say(room.roomId, "m", "Hola", "es")).rejects.toEqual(removed);
  await expect(bela.joinRoom(room.code, "Béla", "es")).rejects.toEqual(removed);
});

it("closes for everyone, and nothing is left to read", async () => {
  const room = await newRoom();
  const { member: bela } = await comer(room.code, "Béla", "es");
  const { events } = await hears(bela, room.roomId);
  await bela.say(room.roomId, "m1", "Hola", "es");
  expect((await client.mutations.closeRoom({ roomId: room.roomId })).data).toBe(room.roomId);
  await expect.poll(() => events.at(-1)?.kind).toBe("closed");
  const closed = refusal("RoomClosed");
  await expect(bela.messages(room.roomId, 0)).rejects.toEqual(closed);
  await expect(bela.say(room.roomId, "m2", "Hola", "es")).rejects.toEqual(closed);
  await expect((await guest()).joinRoom(room.code, "Dora", "en")).rejects.toEqual(closed);
  expect((await client.mutations.closeRoom({ roomId: room.roomId })).errors?.[0]).toEqual(closed);
});

it("keeps everything from who is no member", async () => {
  const room = await newRoom();
  const { memberId } = await comer(room.code, "Béla", "es");
  await client.mutations.say({ roomId: room.roomId, messageId: "m", text: "Between us", language: "en" });
  const eve = await guest();
  const stranger = refusal("NotAMember");
  await expect(hears(eve, room.roomId)).rejects.toEqual(stranger);
  await expect(eve.messages(room.roomId, 0)).rejects.toEqual(stranger);
  await expect(eve.room(room.roomId)).rejects.toEqual(stranger);
  await expect(eve.say(room.roomId, "m", "Hello", "en")).rejects.toEqual(stranger);
  await expect(eve.setPresence(room.roomId, false)).rejects.toEqual(stranger);
  await expect(eve.leaveRoom(room.roomId)).rejects.toEqual(stranger);
  const ask = (field: string) => eve.ask(`mutation { ${field} }`);
  await expect(ask(`flagMessage(roomId: "${room.roomId}", sequence: 1, kind: "notUnderstood") { kind }`)).rejects.toEqual(stranger);
  await expect(ask(`setMyLanguage(roomId: "${room.roomId}", language: "es") { language }`)).rejects.toEqual(stranger);
  const notForGuests = { errorType: "UnauthorizedException" };
  await expect(eve.removeMember(room.roomId, memberId)).rejects.toMatchObject(notForGuests);
  await expect(eve.closeRoom(room.roomId)).rejects.toMatchObject(notForGuests);
  await expect(hears(eve, crypto.randomUUID())).rejects.toEqual(refusal("RoomNotFound"));
});

it("lets nobody put an event into a room by hand, nor see who is there without credentials", async () => {
  const room = await newRoom();
  const { member: bela } = await comer(room.code, "Béla", "es");
  const { events } = await hears(bela, room.roomId);
  const forged = JSON.stringify({ roomId: room.roomId, kind: "closed" });
  const publish = "mutation P($event: AWSJSON!) { publishRoomEvent(event: $event) { kind roomId } }";
  await expect(bela.ask(publish, { event: forged })).rejects.toThrow(/not authorized/i);
  await expect(bela.ask(`mutation { endRoomEvents(roomId: "${room.roomId}", memberId: "${room.me}") }`)).rejects.toThrow(/not authorized/i);
  expect((await client.mutations.publishRoomEvent({ event: forged })).errors?.[0]?.message).toMatch(/not authorized/i);
  const token = String((await fetchAuthSession()).tokens?.accessToken);
  const asHost = await postGraphQL(outputs.data.url, { authorization: token }, publish, { event: forged });
  expect(asHost.data?.publishRoomEvent).toBeNull();
  const asNobody = await postGraphQL(outputs.data.url, {}, `query { room(roomId: "${room.roomId}") { title } }`);
  expect(asNobody.data?.room ?? null).toBeNull();
  await bela.say(room.roomId, "m", "Hola", "es");
  await expect.poll(() => events.map(({ kind }) => kind)).toEqual(["message"]);
});

it("needs an account to open a room, and none to join", async () => {
  const eve = await guest();
  await expect(eve.openRoom("Mine", "en", "Eve")).rejects.toThrow(/not authorized/i);
});

it.each([
  ["a code that leads nowhere", ["CCCC-3333", "Eve", "en"], "CodeUnknown"],
  ["a name of 500 characters", ["", "x".repeat(500), "en"], "NameInvalid"],
  ["a name of control characters", ["", "\u0007\u001b", "en"], "NameInvalid"],
  ["a language that the engine does not have", ["", "Eve", "tlh"], "UnsupportedLanguage"],
] as const)("refuses %s by name", async (_what, [code, name, language], error) => {
  const room = await newRoom();
  await expect((await guest()).joinRoom(code || room.code, name, language)).rejects.toEqual(refusal(error));
});

it("stops who guesses codes", async () => {
  const eve = await guest();
  const codes: string[] = [];
  for (let tries = 0; tries < 12; tries++) {
    codes.push(await eve.joinRoom("CCCC-3333", "Eve", "en").then(String, (error: unknown) => String(error).split(": ")[1] ?? ""));
  }
  expect(codes).toEqual([...Array.from({ length: 10 }, () => "CodeUnknown"), "TooManyAttempts", "TooManyAttempts"]);
});

it.each([
  ["nothing", "  ", "en", "TextEmpty"],
  ["5,001 characters", "x".repeat(5_001), "en", "TextTooLong"],
  ["something in a language that nobody has", "Ciao", "it", "LanguageNotInRoom"],
] as const)("refuses to say %s, by name", async (_what, text, language, error) => {
  const room = await newRoom();
  const { errors } = await client.mutations.say({ roomId: room.roomId, messageId: "m", text, language });
  expect(errors?.[0]).toEqual(refusal(error));
  expect((await client.queries.messages({ roomId: room.roomId })).data).toEqual([]);
});

it("lists a room for those who are in it", async () => {
  const room = await newRoom();
  const { member: bela } = await comer(room.code, "Béla", "es");
  const { rooms } = await bela.ask<{ rooms: object[] }>("query { rooms { roomId title isHost people languages } }");
  expect(rooms).toEqual([
    { roomId: room.roomId, title: "Parents’ evening", isHost: false, people: 2, languages: expect.arrayContaining(["en", "es"]) as string[] },
  ]);
  expect((await client.queries.rooms()).data?.[0]).toMatchObject({ roomId: room.roomId, isHost: true });
});
