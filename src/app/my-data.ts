import { request } from "../api/request.ts";
import type { Usage } from "../features/translate/usage.ts";
import { phrasesApi } from "../features/phrases/book/phrases-api.ts";
import type { ServerPhrase } from "../features/phrases/book/kept-phrase.ts";
import type { Message, Room } from "../features/rooms/room.ts";
import { amplifyRoomTransport } from "../features/rooms/session/amplify-room-transport.ts";
import { ParleyError } from "../api/errors.ts";

/** The file of one's data, as JSON. Dates are ISO 8601; fields may be added, `version` counts what changes their meaning. */
export interface MyData {
  readonly parley: "account";
  readonly version: 1;
  readonly exportedAt: string;
  readonly profile: { readonly id: string; readonly email: string };
  /** Characters used and allowed today. */
  readonly usage: Usage;
  /** Newest first. */
  readonly phrases: readonly ServerPhrase[];
  /** Those one is in, the latest first, with what one can read there, in order. */
  readonly conversations: readonly (Room & { readonly isHost: boolean; readonly messages: readonly Message[] })[];
  /** What this browser remembers: settings, and what waits to be sent. */
  readonly device: Readonly<Record<string, string>>;
}

/** Where the data is read; each rejects with ParleyError. */
export interface Sources {
  readonly usage: () => Promise<Usage>;
  readonly phrases: typeof phrasesApi.page;
  readonly rooms: () => Promise<readonly { readonly roomId: string }[]>;
  readonly room: (roomId: string) => Promise<Room>;
  readonly messages: (roomId: string, after: number, limit: number) => Promise<readonly Message[]>;
  readonly stored: () => Readonly<Record<string, string>>;
}

const pageSize = 100;
/** What a conversation says that ended, or that one was taken out of, while it was read. */
const gone = new Set(["RoomClosed", "RoomExpired", "RoomNotFound", "NotAMember", "RemovedFromRoom"]);

export async function gatherMyData(profile: MyData["profile"], sources: Sources, now: () => number): Promise<MyData> {
  const usage = await sources.usage();
  const phrases: ServerPhrase[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sources.phrases(profile.id, nextToken);
    phrases.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken);

  const conversations: MyData["conversations"][number][] = [];
  for (const { roomId } of await sources.rooms()) {
    try {
      const room = await sources.room(roomId);
      conversations.push({ ...room, isHost: room.hostId === room.me, messages: await allMessages(sources, roomId) });
    } catch (error) {
      if (!(error instanceof ParleyError && gone.has(error.code))) throw error;
    }
  }
  const exportedAt = new Date(now()).toISOString();
  return { parley: "account", version: 1, exportedAt, profile, usage, phrases, conversations, device: ownKeys(sources.stored(), profile.id) };
}

async function allMessages({ messages }: Sources, roomId: string): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const page = await messages(roomId, all.at(-1)?.sequence ?? 0, pageSize);
    // A page of long messages may be short: only an empty one is the end.
    if (page.length === 0) return all;
    all.push(...page);
  }
}

/** Ours, but not what waits here for another person. */
function ownKeys(stored: Readonly<Record<string, string>>, account: string): Record<string, string> {
  const isOwn = (key: string) => key.startsWith("parley.") && (!key.startsWith("parley.outbox.") || key.startsWith(`parley.outbox.${account}.`));
  return Object.fromEntries(Object.entries(stored).filter(([key]) => isOwn(key)));
}

const signedIn = { who: "signed-in" } as const;

export const mySources: Sources = {
  usage: () => request((client, auth) => client.queries.usage(auth), signedIn),
  phrases: (owner, nextToken) => phrasesApi.page(owner, nextToken),
  rooms: () => request((client, auth) => client.queries.rooms(auth), signedIn),
  room: (roomId) => amplifyRoomTransport.room(roomId),
  messages: (roomId, after, limit) => amplifyRoomTransport.messages(roomId, after, limit),
  stored() {
    try {
      return Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key) ?? ""]));
    } catch {
      // A browser that forbids storage has stored nothing.
      return {};
    }
  },
};
