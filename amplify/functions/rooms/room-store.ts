import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { limits } from "../../limits.ts";
import type { Message } from "./message.ts";
import { fromItem as messageFromItem } from "./message-store.ts";
import type { Member, Room } from "./room.ts";
import { messageKey, roomKey } from "./room-keys.ts";

export interface RoomsTable {
  readonly dynamodb: Pick<DynamoDBDocumentClient, "send">;
  readonly table: string;
  readonly now: () => number;
}

/** What stands for a room: the room, that it was closed, or nothing. */
export type Found = Room | "closed" | undefined;

/**
 * Each change is one conditional write of the room's one item, so that the limit on members, membership and the count of
 * messages hold without transactions. Changes resolve with undefined where their condition did not hold.
 */
export interface RoomStore {
  find(roomId: string): Promise<Found>;
  /** Both in one read. */
  findWithMessage(roomId: string, memberId: string, messageId: string): Promise<[Found, Message | undefined]>;
  create(room: Omit<Room, "removed" | "languages" | "lastSequence">): Promise<void>;
  /** Unless the room is closed or full, or the member was removed. Resolves with the room as it is then. */
  putMember(roomId: string, memberId: string, member: Member): Promise<Room | undefined>;
  /** Of a member of an open room. Resolves with the room as it was. */
  changeMember(roomId: string, memberId: string, changes: Partial<Pick<Member, "language" | "away" | "seenAt">>): Promise<Room | undefined>;
  /** With `forGood`, the member cannot come back. Resolves with the room as it was. */
  takeOut(roomId: string, memberId: string, forGood: boolean): Promise<Room | undefined>;
  /** The number of the member's next message. */
  nextSequence(roomId: string, memberId: string): Promise<number | undefined>;
  /** Empties the room. Resolves with the room as it was. */
  close(roomId: string): Promise<Room | undefined>;
}

export function createRoomStore({ dynamodb, table, now }: RoomsTable): RoomStore {
  const open = "attribute_not_exists(closedAt) AND attribute_exists(members.#id)";

  async function update(
    roomId: string,
    memberId: string | undefined,
    change: Omit<UpdateCommandInput, "TableName" | "Key">,
  ): Promise<Record<string, unknown> | undefined> {
    const command = new UpdateCommand({
      TableName: table,
      Key: roomKey(roomId),
      ...(memberId !== undefined && { ExpressionAttributeNames: { "#id": memberId } }),
      ...change,
    });
    try {
      return (await dynamodb.send(command)).Attributes ?? {};
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }
  const asRoom = (item: Record<string, unknown> | undefined) => item && roomFromItem(item);

  return {
    async find(roomId) {
      const { Item: item } = await dynamodb.send(new GetCommand({ TableName: table, Key: roomKey(roomId), ConsistentRead: true }));
      return found(item);
    },

    async findWithMessage(roomId, memberId, messageId) {
      const room = roomKey(roomId);
      const keys = [room, messageKey(roomId, memberId, messageId)];
      const { Responses: responses } = await dynamodb.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
      );
      const items = responses?.[table] ?? [];
      const message = items.find(({ part }) => part !== room.part);
      return [found(items.find(({ part }) => part === room.part)), message && messageFromItem(message)];
    },

    async create(room) {
      const languages = new Set(Object.values(room.members).map(({ language }) => language));
      await dynamodb.send(
        new PutCommand({
          TableName: table,
          Item: { ...roomKey(room.roomId), ...room, languages, lastSequence: 0, kind: "room", endsAt: endsAt(room.activeAt) },
          ConditionExpression: "attribute_not_exists(id)",
        }),
      );
    },

    async putMember(roomId, memberId, member) {
      const room = await update(roomId, memberId, {
        UpdateExpression: "SET members.#id = :member ADD languages :language",
        ConditionExpression:
          "attribute_exists(members) AND (attribute_exists(members.#id) OR size(members) < :limit)" +
          " AND (attribute_not_exists(removed) OR NOT contains(removed, :id))",
        ExpressionAttributeValues: {
          ":member": member,
          ":language": new Set([member.language]),
          ":limit": limits.room.members,
          ":id": memberId,
        },
        ReturnValues: "ALL_NEW",
      });
      return asRoom(room);
    },

    async changeMember(roomId, memberId, changes) {
      const fields = Object.entries(changes);
      const language = changes.language === undefined ? undefined : new Set([changes.language]);
      const room = await update(roomId, memberId, {
        UpdateExpression: `SET ${fields.map(([field]) => `members.#id.#${field} = :${field}`).join(", ")}${language ? " ADD languages :spoken" : ""}`,
        ConditionExpression: open,
        ExpressionAttributeNames: { "#id": memberId, ...Object.fromEntries(fields.map(([field]) => [`#${field}`, field])) },
        ExpressionAttributeValues: {
          ...Object.fromEntries(fields.map(([field, value]) => [`:${field}`, value])),
          ...(language && { ":spoken": language }),
        },
        ReturnValues: "ALL_OLD",
      });
      return asRoom(room);
    },

    async takeOut(roomId, memberId, forGood) {
      const room = await update(roomId, memberId, {
        UpdateExpression: `REMOVE members.#id${forGood ? " ADD removed :removed" : ""}`,
        ConditionExpression: open,
        ...(forGood && { ExpressionAttributeValues: { ":removed": new Set([memberId]) } }),
        ReturnValues: "ALL_OLD",
      });
      return asRoom(room);
    },

    async nextSequence(roomId, memberId) {
      const activeAt = new Date(now()).toISOString();
      const counted = await update(roomId, memberId, {
        UpdateExpression: "SET activeAt = :now, endsAt = :endsAt, members.#id.seenAt = :now ADD lastSequence :one",
        ConditionExpression: open,
        ExpressionAttributeValues: { ":now": activeAt, ":endsAt": endsAt(activeAt), ":one": 1 },
        ReturnValues: "UPDATED_NEW",
      });
      return counted && Number(counted["lastSequence"]);
    },

    async close(roomId) {
      const room = await update(roomId, undefined, {
        UpdateExpression: "SET closedAt = :now, endsAt = :endsAt REMOVE members, title, languages, removed, hostPerson",
        ConditionExpression: "attribute_exists(id) AND attribute_not_exists(closedAt)",
        ExpressionAttributeValues: { ":now": new Date(now()).toISOString(), ":endsAt": Math.floor(now() / 1000) },
        ReturnValues: "ALL_OLD",
      });
      return asRoom(room);
    },
  };
}

/** Epoch seconds, rounded up to the hour, so that a busy room rarely moves in the index. */
function endsAt(activeAt: string): number {
  const hour = 3600;
  return (Math.ceil(Date.parse(activeAt) / 1000 / hour) + limits.room.hours) * hour;
}

function found(item: Record<string, unknown> | undefined): Found {
  if (!item) return undefined;
  return "closedAt" in item ? "closed" : roomFromItem(item);
}

/** Items are written here alone, so their shape is known. */
export function roomFromItem(item: Record<string, unknown>): Room {
  // DynamoDB has no empty sets.
  const sets: Pick<Room, "removed" | "languages"> = { removed: new Set(), languages: new Set() };
  return Object.assign(sets, item as Omit<Partial<Room>, keyof typeof sets> as Omit<Room, keyof typeof sets>);
}
