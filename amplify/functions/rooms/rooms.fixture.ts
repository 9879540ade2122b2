import { createChangeRoom } from "../change-room/change-room.ts";
import { ParleyError } from "../errors/parley-error.ts";
import { createReadRoom } from "../read-room/read-room.ts";
import { type Say, say } from "../say/say.ts";
import { languageCode } from "../text/language-code.ts";
import type { Caller } from "./caller.ts";
import { createDeleteSaid, createEmptyRoom } from "./delete-room.ts";
import { createDoors } from "./doors.ts";
import { createMessageStore } from "./message-store.ts";
import type { RoomEvent } from "./room-event.ts";
import { createRoomStore } from "./room-store.ts";
import { startRooms } from "./rooms-table.fixture.ts";

const translatable = new Set(["en", "es", "fr", "pt", "pt-PT", "uk", "de", "it", "ca"]);

export const host: Caller = { person: { key: "user#anna", signedIn: true, allowed: 50_000 }, address: "10.0.0.1" };

export const guest = (name: string, address = `10.0.1.${name}`): Caller => ({
  person: { key: `guest#${name}`, signedIn: false, allowed: 5_000 },
  address,
});

/** The functions of rooms on a real table, with a clock of their own and an engine that says what it was asked. */
export async function startTalk() {
  const clock = { now: Date.parse("2026-11-03T18:00:00Z") };
  const table = await startRooms(() => clock.now);
  const published: RoomEvent[] = [];
  const asked: string[] = [];
  const ended: string[] = [];
  const engine = {
    translate: (async ({ text, target }, person) => {
      asked.push(`${target} for ${person.key}`);
      return { text: `${text} (${target})`, source: "", target, detected: null, engine: "", characters: text.length, cached: false };
    }) satisfies Say["translate"] as Say["translate"],
  };
  const parts = {
    rooms: createRoomStore(table),
    messages: createMessageStore(table),
    doors: createDoors(table),
    emptyRoom: createEmptyRoom(table),
    deleteSaid: createDeleteSaid(table),
    publish: async (event: RoomEvent) => void published.push(event),
    endEvents: async (_roomId: string, memberId: string) => void ended.push(memberId),
    now: table.now,
  };
  const change = createChangeRoom({
    ...parts,
    async knownLanguage(typed) {
      const code = languageCode(typed);
      if (!translatable.has(code)) throw new ParleyError("UnsupportedLanguage", `“${code}”`);
      return code;
    },
  });
  const read = createReadRoom(parts);
  let said = 0;
  return {
    ...parts,
    store: parts.rooms,
    ...change,
    ...read,
    table,
    clock,
    published,
    /** The members who hear nothing more. */
    ended,
    /** The languages that the engine was asked for, and on whose count. */
    asked,
    engine,
    /** A room of the host, in English. */
    open: () => change.openRoom({ title: "Class 3b", language: "en", displayName: "Anna" }, host),
    join: async (code: string, name: string, language: string) => {
      const caller = guest(name);
      const { memberId } = await change.joinRoom({ code, displayName: name, language }, caller);
      return { caller, memberId };
    },
    say: (roomId: string, caller: Caller, text: string, over: { messageId?: string; language?: string } = {}) =>
      say(
        { ...parts, translate: (request, person) => engine.translate(request, person) },
        { roomId, text, messageId: `m${++said}`, language: "en", ...over },
        caller,
      ),
  };
}
