import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { limits } from "../../limits.ts";
import { ParleyError } from "../errors/parley-error.ts";
import type { Caller } from "./caller.ts";
import { newJoinCode } from "./join-code.ts";
import type { Room } from "./room.ts";
import { addressAttemptsKey, codeKey, type Key, leftKey, linkKey, personAttemptsKey, roomKey } from "./room-keys.ts";
import { type RoomsTable, roomFromItem } from "./room-store.ts";

/** The ways into rooms: join codes, and the links from people to the rooms they are in. */
export interface Doors {
  /** A new code that leads to the room. */
  makeCode(roomId: string): Promise<string>;
  /** Where the code leads. */
  roomOf(code: string): Promise<string | undefined>;
  /**
   * Counts a try before its code is looked at, so that many at once cannot slip through. Throws `TooManyAttempts`.
   * Resolves with what takes the try back: for those who had a right code.
   */
  countAttempt(caller: Caller): Promise<() => Promise<void>>;
  link(person: string, roomId: string): Promise<void>;
  /** The person is in the room no more, but what they said is, and for the host (`forGood`) the room. */
  leave(person: string, roomId: string, forGood: boolean): Promise<void>;
  /** A page of the rooms that the person is or was in, and where the next page starts. */
  everEntered(person: string, start?: Key): Promise<{ roomIds: ReadonlySet<string>; next?: Key }>;
  /** The open and expired rooms that the person has a link to; whether still a member is for the caller to see. */
  linkedRooms(person: string): Promise<Room[]>;
}

const codeTries = 5;
/** As many keys as one BatchGetItem takes. */
const linksRead = 100;

export function createDoors({ dynamodb, table, now }: RoomsTable): Doors {
  async function count(key: Key, limit: number): Promise<void> {
    const { windowSeconds } = limits.room.attempts;
    try {
      await dynamodb.send(
        new UpdateCommand({
          TableName: table,
          Key: key,
          UpdateExpression: "SET expiresAt = :expiresAt ADD attempts :one",
          ConditionExpression: "attribute_not_exists(attempts) OR attempts < :limit",
          ExpressionAttributeValues: { ":one": 1, ":limit": limit, ":expiresAt": Math.floor(now() / 1000) + 2 * windowSeconds },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      throw new ParleyError("TooManyAttempts", `That were too many wrong codes. Wait ${windowSeconds / 60} minutes, then try again.`);
    }
  }
  const inDays = (days: number) => Math.floor(now() / 1000) + days * 86_400;
  const takeBack = (key: Key) =>
    dynamodb.send(
      new UpdateCommand({ TableName: table, Key: key, UpdateExpression: "ADD attempts :back", ExpressionAttributeValues: { ":back": -1 } }),
    );

  return {
    async makeCode(roomId) {
      for (let tries = 1; ; tries++) {
        const code = newJoinCode();
        try {
          await dynamodb.send(
            new PutCommand({ TableName: table, Item: { ...codeKey(code), roomId }, ConditionExpression: "attribute_not_exists(id)" }),
          );
          return code;
        } catch (error) {
          if (!(error instanceof ConditionalCheckFailedException) || tries === codeTries) throw error;
        }
      }
    },

    async roomOf(code) {
      const { Item: item } = await dynamodb.send(new GetCommand({ TableName: table, Key: codeKey(code), ConsistentRead: true }));
      return item && String(item["roomId"]);
    },

    async countAttempt({ person, address }) {
      const { person: ofPerson, address: ofAddress, windowSeconds } = limits.room.attempts;
      const window = Math.floor(now() / 1000 / windowSeconds);
      const personKey = personAttemptsKey(person.key, window);
      const addressKey = addressAttemptsKey(address, window);
      await count(personKey, ofPerson);
      await count(addressKey, ofAddress);
      return async () => {
        await Promise.all([takeBack(personKey), takeBack(addressKey)]);
      };
    },

    async link(person, roomId) {
      await dynamodb.send(new PutCommand({ TableName: table, Item: { ...linkKey(person, roomId), roomId, expiresAt: inDays(limits.room.linkDays) } }));
    },

    async leave(person, roomId, forGood) {
      // Longer than any message, which may be deleted late; a room of their own may go on for longer still.
      const expiresAt = inDays(forGood ? limits.room.linkDays : limits.room.messageDays + 7);
      await dynamodb.send(new PutCommand({ TableName: table, Item: { ...leftKey(person, roomId), roomId, expiresAt } }));
      await dynamodb.send(new DeleteCommand({ TableName: table, Key: linkKey(person, roomId) }));
    },

    async everEntered(person, start) {
      const { Items: items = [], LastEvaluatedKey: next } = await dynamodb.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "id = :id",
          ExpressionAttributeValues: { ":id": linkKey(person, "").id },
          ConsistentRead: true,
          ExclusiveStartKey: start && { ...start },
        }),
      );
      const roomIds = new Set(items.flatMap(({ roomId }) => (typeof roomId === "string" ? [roomId] : [])));
      return { roomIds, ...(next && { next: next as Key }) };
    },

    async linkedRooms(person) {
      const { Items: links = [] } = await dynamodb.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "id = :id AND begins_with(part, :rooms)",
          ExpressionAttributeValues: { ":id": linkKey(person, "").id, ":rooms": linkKey(person, "").part },
          ConsistentRead: true,
          Limit: linksRead,
        }),
      );
      if (links.length === 0) return [];
      const keys = links.map((link) => roomKey(String(link["roomId"])));
      const { Responses: responses } = await dynamodb.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: keys } } }));
      return (responses?.[table] ?? []).filter((item) => !("closedAt" in item)).map(roomFromItem);
    },
  };
}
