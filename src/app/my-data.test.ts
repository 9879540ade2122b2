import { expect, it } from "vitest";
import { ParleyError } from "../api/errors.ts";
import type { Message, Room } from "../features/rooms/room.ts";
import { gatherMyData, type Sources } from "./my-data.ts";

const profile = { id: "anna", email: "anna@example.com" };
const usage = { used: 3, allowed: 50_000, resetsAt: "2026-11-29T00:00:00.000Z" };
const said = Array.from({ length: 150 }, (_, at) => ({ sequence: at + 1, text: `m${at + 1}` }) as Message);
const sources = (over: Partial<Sources> = {}): Sources => ({
  usage: async () => usage,
  phrases: async (owner, token) => ({ items: [{ id: `${owner} ${token ?? "1"}` } as never], nextToken: token ? undefined : "2" }),
  rooms: async () => [{ roomId: "r1" }, { roomId: "r2" }],
  room: async (roomId) => ({ roomId, hostId: "r1", me: roomId }) as Room,
  messages: async (_room, after, limit) => said.slice(after, after + limit),
  stored: () => ({ "parley.theme": "dark", "parley.outbox.anna.1": "mine", "parley.outbox.bela.1": "his", other: "x" }),
  ...over,
});

it("gathers every page of everything, in one object of a documented shape", async () => {
  const data = await gatherMyData(profile, sources(), () => 0);
  expect(data).toMatchObject({ parley: "account", version: 1, exportedAt: "1970-01-01T00:00:00.000Z", profile, usage });
  expect(data.phrases.map(({ id }) => id)).toEqual(["anna 1", "anna 2"]);
  expect(data.conversations.map(({ roomId, isHost }) => [roomId, isHost])).toEqual([["r1", true], ["r2", false]]);
  expect(data.conversations[0]?.messages).toEqual(said);
  expect(data.device).toEqual({ "parley.theme": "dark", "parley.outbox.anna.1": "mine" });
});

it("leaves out a conversation that ends meanwhile", async () => {
  const room: Sources["room"] = async (roomId) => {
    if (roomId === "r1") throw new ParleyError("RoomClosed");
    return { roomId, hostId: "x", me: "y" } as Room;
  };
  const data = await gatherMyData(profile, sources({ room }), () => 0);
  expect(data.conversations.map(({ roomId }) => roomId)).toEqual(["r2"]);
});

it("writes no half file: what cannot be read fails as a whole", async () => {
  const failing = sources({ messages: () => Promise.reject(new ParleyError("Offline")) });
  await expect(gatherMyData(profile, failing, () => 0)).rejects.toMatchObject({ code: "Offline" });
});
