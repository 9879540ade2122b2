import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { type Deeds, newRoom, newText, silence, someone, type Stage } from "../stage.ts";

/** A room with the host and people of the languages. */
async function roomWith(stage: Stage, ...languages: string[]) {
  const room = await newRoom(stage);
  const people = await Promise.all(
    languages.map(async (language) => {
      const member = await someone(stage);
      const { memberId } = await member.joinRoom(room.code, "Béla", language);
      return { member, memberId };
    }),
  );
  const [first] = people;
  if (!first) throw new Error("Nobody joined.");
  return { ...room, ...first };
}

async function sayIn({ host }: Stage, roomId: string, text = newText()) {
  const message = await host.say(roomId, randomUUID(), text, "en");
  expect(message.failures).toEqual([]);
  return message;
}

/** What the host and others do in rooms. */
export const roomDeeds = {
  "says something": async (stage) => sayIn(stage, (await roomWith(stage, "es")).roomId),
  "says something in three languages": async (stage) =>
    expect((await sayIn(stage, (await roomWith(stage, "es", "fr")).roomId)).translations).toHaveLength(2),
  "translates what is said once": async (stage) => {
    const { roomId } = await roomWith(stage, "es");
    const { text } = await sayIn(stage, roomId);
    await sayIn(stage, roomId, text);
    expect(stage.engines.translated.filter((each) => each === text)).toHaveLength(1);
  },
  "says once what was sent twice at once": async (stage) => {
    const { roomId } = await roomWith(stage, "es");
    const [messageId, text] = [randomUUID(), newText()];
    stage.engines.meet(2);
    const [one, other] = await Promise.all([1, 2].map(() => stage.host.say(roomId, messageId, text, "en")));
    expect(one?.sequence).toBe(other?.sequence);
  },
  "lets everyone hear it": async (stage) => {
    const { roomId, member } = await roomWith(stage, "es");
    const heard = await stage.hearing(member, roomId);
    await sayIn(stage, roomId);
    await expect.poll(heard.kinds, { timeout: stage.cloud.patience() }).toContain("message");
  },
  "opens a room": newRoom,
  "joins a room": (stage) => roomWith(stage, "es"),
  "tells who joined": async (stage) => {
    const { roomId, code, member } = await roomWith(stage, "es");
    const heard = await stage.hearing(member, roomId);
    await (await someone(stage)).joinRoom(code, "Carla", "fr");
    await expect.poll(heard.kinds, { timeout: stage.cloud.patience() }).toContain("joined");
  },
  "leaves a room": async (stage) => {
    const { roomId, member } = await roomWith(stage, "es");
    await member.leaveRoom(roomId);
  },
  "hears no more once outside": async (stage) => {
    const { roomId, member, memberId } = await roomWith(stage, "es");
    const { listening } = await stage.hearing(member, roomId);
    await stage.host.removeMember(roomId, memberId);
    await silence(stage, listening);
  },
  "flags a message": async (stage) => {
    const { roomId, member } = await roomWith(stage, "es");
    const { sequence } = await sayIn(stage, roomId);
    await member.flagMessage(roomId, sequence, "notUnderstood");
  },
  "closes a room": async (stage) => {
    const { roomId } = await roomWith(stage, "es");
    await sayIn(stage, roomId);
    await stage.host.closeRoom(roomId);
  },
  "reads a room": async (stage) => {
    const { roomId } = await newRoom(stage);
    await stage.host.room(roomId);
  },
  "lists the rooms": async (stage) => {
    await newRoom(stage);
    await stage.host.ask("query { rooms { roomId } }");
  },
  "reads what was said": async (stage) => {
    const { roomId } = await newRoom(stage);
    await stage.host.messages(roomId, 0);
  },
  "deletes a room that is over": async ({ cloud, roomsTable }) => {
    const roomId = randomUUID();
    const longAgo = "2026-01-01T00:00:00.000Z";
    const member = { person: randomUUID(), name: "Anna", language: "en", joinedAt: longAgo, seenAt: longAgo, away: false };
    const times = { createdAt: longAgo, activeAt: longAgo, kind: "room", endsAt: 1 };
    await cloud.put(roomsTable, { id: `room#${roomId}`, part: "room", roomId, code: "CCCC3333", members: { [randomUUID()]: member }, ...times });
    // With this one go those of other rows that were closed, or left standing for want of a grant.
    expect(await cloud.invoke("delete-expired-rooms")).toEqual({ payload: expect.any(Number) as number });
  },
} satisfies Deeds;
