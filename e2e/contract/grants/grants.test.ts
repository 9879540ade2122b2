/**
 * No function may do more than it does: for every action that `amplify/backend.ts` grants a function there is a row here
 * with something that people do, which works with the grant and fails, for want of just that grant, without it.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { signOut } from "aws-amplify/auth";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { loadAssembly } from "../../local/assembly/load-assembly.ts";
import { synthesize } from "../../local/build/synthesize.ts";
import type { Outputs } from "../support/amplify-client.ts";
import { functionRoles, grantsOf } from "../support/grants.ts";
import { signedInHost } from "../support/room-host.ts";
import { newGuest, roomMember, type Listening, type RoomEvent, type RoomMember } from "../support/room-member.ts";
import { createStillEngines } from "../support/still-engines.ts";
import { startCloudOfGrants, type CloudOfGrants } from "../support/withheld-grants.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const assembly = loadAssembly(await synthesize({ root, cacheDirectory: join(root, ".parley/cache"), onStart: () => undefined }));
const engines = createStillEngines();
let cloud: CloudOfGrants;
let outputs: Outputs;
let host: RoomMember;
let guest: RoomMember;
const listeners: Listening[] = [];

beforeAll(async () => {
  cloud = await startCloudOfGrants(assembly, engines.ai);
  ({ host, outputs } = await signedInHost(cloud.origin));
  guest = await someone();
});
afterEach(() => {
  for (const listening of listeners.splice(0)) listening.stop();
});
afterAll(async () => {
  await signOut();
  await cloud.close();
});

const someone = async () => roomMember(outputs, await newGuest(outputs));
const newRoom = () => host.openRoom("Parents’ evening", "en", "Anna");
const newText = () => `The paper ${randomUUID()}`;

/** A room with the host and people of the languages. */
async function roomWith(...languages: string[]) {
  const room = await newRoom();
  const people = await Promise.all(
    languages.map(async (language) => {
      const member = await someone();
      const { memberId } = await member.joinRoom(room.code, "Béla", language);
      return { member, memberId };
    }),
  );
  const [first] = people;
  if (!first) throw new Error("Nobody joined.");
  return { ...room, ...first };
}

async function hearing(member: RoomMember, roomId: string) {
  const events: RoomEvent[] = [];
  const listening = member.listen(roomId, (event) => events.push(event));
  listeners.push(listening);
  await listening.started;
  return { kinds: () => events.map(({ kind }) => kind), listening };
}

async function sayIn(roomId: string, text = newText()) {
  const message = await host.say(roomId, randomUUID(), text, "en");
  expect(message.failures).toEqual([]);
  return message;
}

const translate = async (text: string, source = "en") =>
  (await guest.ask<{ translate: object }>(`query ($text: String!) { translate(text: $text, source: "${source}", target: "es") { text cached } }`, { text })).translate;
const speak = async (text: string) =>
  (await guest.ask<{ speak: { url: string; cached: boolean } }>(`query ($text: String!) { speak(text: $text, language: "en") { url cached } }`, { text })).speak;
const languages = async () =>
  (await guest.ask<{ languages: { canSpeak: boolean }[] }>("query { languages { code canSpeak } }")).languages;

/** What people do. Each rejects where it does not work. */
const deeds = {
  "lists languages": async () => expect(await languages()).toHaveLength(3),
  "says which languages are spoken": async () => expect((await languages()).some(({ canSpeak }) => canSpeak)).toBe(true),
  translates: () => translate(newText()),
  "finds out the language": () => translate(newText(), "auto"),
  "remembers a translation": async () => {
    const text = newText();
    await translate(text);
    expect(await translate(text)).toMatchObject({ cached: true });
  },
  speaks: () => speak(newText()),
  "plays what it spoke, now and later": async () => {
    const text = newText();
    const { url } = await speak(text);
    expect((await fetch(url)).status).toBe(200);
    expect(await speak(text)).toMatchObject({ cached: true });
  },
  "remembers what was spoken": async () => {
    const text = newText();
    await speak(text);
    expect(await speak(text)).toMatchObject({ cached: true });
  },
  "tells the usage": () => guest.ask("query { usage { used } }"),
  "says something": async () => sayIn((await roomWith("es")).roomId),
  "says something in three languages": async () => expect((await sayIn((await roomWith("es", "fr")).roomId)).translations).toHaveLength(2),
  "translates what is said once": async () => {
    const { roomId } = await roomWith("es");
    const { text } = await sayIn(roomId);
    await sayIn(roomId, text);
    expect(engines.translated.filter((each) => each === text)).toHaveLength(1);
  },
  "says once what was sent twice at once": async () => {
    const { roomId } = await roomWith("es");
    const [messageId, text] = [randomUUID(), newText()];
    engines.meet(2);
    const [one, other] = await Promise.all([1, 2].map(() => host.say(roomId, messageId, text, "en")));
    expect(one?.sequence).toBe(other?.sequence);
  },
  "lets everyone hear it": async () => {
    const { roomId, member } = await roomWith("es");
    const heard = await hearing(member, roomId);
    await sayIn(roomId);
    await expect.poll(heard.kinds, { timeout: cloud.patience() }).toContain("message");
  },
  "opens a room": newRoom,
  "joins a room": () => roomWith("es"),
  "tells who joined": async () => {
    const { roomId, code, member } = await roomWith("es");
    const heard = await hearing(member, roomId);
    await (await someone()).joinRoom(code, "Carla", "fr");
    await expect.poll(heard.kinds, { timeout: cloud.patience() }).toContain("joined");
  },
  "leaves a room": async () => {
    const { roomId, member } = await roomWith("es");
    await member.leaveRoom(roomId);
  },
  "hears no more once outside": async () => {
    const { roomId, member, memberId } = await roomWith("es");
    const { listening } = await hearing(member, roomId);
    await host.removeMember(roomId, memberId);
    await Promise.race([listening.ended, new Promise((_resolve, reject) => setTimeout(() => reject(new Error("It still hears.")), cloud.patience()))]);
  },
  "flags a message": async () => {
    const { roomId, member } = await roomWith("es");
    const { sequence } = await sayIn(roomId);
    await member.flagMessage(roomId, sequence, "notUnderstood");
  },
  "closes a room": async () => {
    const { roomId } = await roomWith("es");
    await sayIn(roomId);
    await host.closeRoom(roomId);
  },
  "reads a room": async () => {
    const { roomId } = await newRoom();
    await host.room(roomId);
  },
  "lists the rooms": async () => {
    await newRoom();
    await host.ask("query { rooms { roomId } }");
  },
  "reads what was said": async () => {
    const { roomId } = await newRoom();
    await host.messages(roomId, 0);
  },
  "deletes a room that is over": async () => {
    const roomId = randomUUID();
    const longAgo = "2026-01-01T00:00:00.000Z";
    const member = { person: randomUUID(), name: "Anna", language: "en", joinedAt: longAgo, seenAt: longAgo, away: false };
    const times = { createdAt: longAgo, activeAt: longAgo, kind: "room", endsAt: 1 };
    await cloud.put(roomsTable, { id: `room#${roomId}`, part: "room", roomId, code: "CCCC3333", members: { [randomUUID()]: member }, ...times });
    // With this one go those of other rows that were closed, or left standing for want of a grant.
    expect(await cloud.invoke("delete-expired-rooms")).toEqual({ payload: expect.any(Number) as number });
  },
} satisfies Readonly<Record<string, () => Promise<unknown>>>;

type Deed = keyof typeof deeds;

/** Rows whose function remembers an answer as long as it lives come before those that make it remember. */
const rows: Readonly<Record<string, Readonly<Record<string, Deed>>>> = {
  "list-languages": {
    "translate:ListLanguages on *": "lists languages",
    "polly:DescribeVoices on *": "says which languages are spoken",
  },
  "translate-text": {
    "translate:TranslateText on *": "translates",
    "comprehend:DetectDominantLanguage on *": "finds out the language",
    "dynamodb:GetItem on memory": "translates",
    "dynamodb:PutItem on memory": "remembers a translation",
    "dynamodb:UpdateItem on usage": "translates",
  },
  "speak-text": {
    "polly:DescribeVoices on *": "speaks",
    "polly:SynthesizeSpeech on *": "speaks",
    "s3:GetObject on bucket/speech/*": "plays what it spoke, now and later",
    "s3:PutObject on bucket/speech/*": "remembers what was spoken",
    "dynamodb:UpdateItem on usage": "speaks",
  },
  "get-usage": { "dynamodb:GetItem on usage": "tells the usage" },
  "change-room": {
    "translate:ListLanguages on *": "opens a room",
    "dynamodb:PutItem on rooms": "opens a room",
    "dynamodb:GetItem on rooms": "joins a room",
    "dynamodb:UpdateItem on rooms": "joins a room",
    "dynamodb:DeleteItem on rooms": "leaves a room",
    "dynamodb:BatchWriteItem on rooms": "closes a room",
    "dynamodb:Query on rooms": "closes a room",
    "dynamodb:Query on rooms/index/bySequence": "flags a message",
    "appsync:GraphQL on api/types/Mutation/fields/publishRoomEvent": "tells who joined",
    "appsync:GraphQL on api/types/Mutation/fields/endRoomEvents": "hears no more once outside",
  },
  say: {
    "translate:TranslateText on *": "says something",
    "dynamodb:UpdateItem on usage": "says something",
    "dynamodb:GetItem on memory": "says something",
    "dynamodb:BatchGetItem on memory": "says something in three languages",
    "dynamodb:PutItem on memory": "translates what is said once",
    "dynamodb:BatchGetItem on rooms": "says something",
    "dynamodb:PutItem on rooms": "says something",
    "dynamodb:UpdateItem on rooms": "says something",
    "dynamodb:GetItem on rooms": "says once what was sent twice at once",
    "appsync:GraphQL on api/types/Mutation/fields/publishRoomEvent": "lets everyone hear it",
  },
  "read-room": {
    "dynamodb:GetItem on rooms": "reads a room",
    "dynamodb:BatchGetItem on rooms": "lists the rooms",
    "dynamodb:Query on rooms": "lists the rooms",
    "dynamodb:Query on rooms/index/bySequence": "reads what was said",
  },
  "delete-expired-rooms": {
    "dynamodb:GetItem on rooms": "deletes a room that is over",
    "dynamodb:DeleteItem on rooms": "deletes a room that is over",
    "dynamodb:BatchWriteItem on rooms": "deletes a room that is over",
    "dynamodb:Query on rooms": "deletes a room that is over",
    "dynamodb:Query on rooms/index/byEnd": "deletes a room that is over",
  },
};

const named = (type: string, id: string) => assembly.resourcesOf(type).find(({ logicalId }) => logicalId.startsWith(id));
const roomsTable = named("AWS::DynamoDB::Table", "TablesRooms")?.ref ?? "";
const names: readonly (readonly [arn: string | undefined, name: string])[] = [
  [named("AWS::DynamoDB::Table", "TablesRooms")?.attributes.Arn, "rooms"],
  [named("AWS::DynamoDB::Table", "TablesUsage")?.attributes.Arn, "usage"],
  [named("AWS::DynamoDB::Table", "TablesTranslationMemory")?.attributes.Arn, "memory"],
  [named("AWS::S3::Bucket", "parleyBucket")?.attributes.Arn, "bucket"],
  [named("AWS::AppSync::GraphQLApi", "")?.attributes.Arn, "api"],
];
const shortNameOf = (resource: string) => names.reduce((text, [arn, name]) => (arn === undefined ? text : text.replace(arn, name)), resource);
/** Has no rows yet: that it deletes everything has tests of its own, that it needs each of its grants has none. */
const withoutRows = ["delete-account"];
const grants = [...functionRoles(assembly)].filter(([name]) => !withoutRows.includes(name)).flatMap(([name, roleArn]) =>
  grantsOf(assembly, roleArn).map((grant) => ({ name, grant, label: `${grant.action} on ${shortNameOf(grant.resource)}` })),
);

it("has a row for every grant of every function, and no row for a grant that there is not", () => {
  const inTemplates = grants.map(({ name, label }) => `${name}: ${label}`).sort();
  expect(Object.entries(rows).flatMap(([name, labels]) => Object.keys(labels).map((label) => `${name}: ${label}`)).sort()).toEqual(inTemplates);
});

it.each(Object.entries(rows).flatMap(([name, labels]) => Object.entries(labels).map(([label, deed]) => [name, label, deed] as const)))(
  "%s needs %s, or it no longer %s",
  async (name, label, deed) => {
    const grant = grants.find((each) => each.name === name && each.label === label)?.grant;
    if (!grant) throw new Error("There is no such grant.");
    const { failure, refused } = await cloud.withholding(grant, deeds[deed]);
    expect(failure).toBeInstanceOf(Error);
    // For want of the grant, and of nothing else.
    expect(refused.length).toBeGreaterThan(0);
    for (const { action, layer, explicit, principal } of refused) {
      expect({ action, layer, explicit }).toEqual({ action: grant.action, layer: "identity-based policy", explicit: false });
      expect(principal).toContain(`:assumed-role/${grant.roleArn.split("/").at(-1) ?? ""}/`);
    }
  },
);

it.each(Object.keys(deeds) as Deed[])("%s with all of its grants, and is refused nothing", async (deed) => {
  expect(await cloud.granting(deeds[deed])).toEqual([]);
});
