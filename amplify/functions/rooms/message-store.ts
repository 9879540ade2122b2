import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { limits } from "../../limits.ts";
import type { Message, Said } from "./message.ts";
import { messageKey, roomKey } from "./room-keys.ts";
import type { RoomsTable } from "./room-store.ts";

export interface MessageStore {
  /** Stores the message, unless one of the same speaker and `messageId` stands already. Resolves with the one that stands. */
  put(said: Said): Promise<Message>;
  /** In order, from the first after `after`, read consistently; fewer than `limit` only where there are no more, or by DynamoDB's 1 MB. */
  list(roomId: string, after: number, limit: number): Promise<Message[]>;
  setTranslations(message: Message): Promise<Message>;
  /** Whether the member understood. False where there is no such message. */
  setUnderstood(roomId: string, sequence: number, memberId: string, understood: boolean): Promise<boolean>;
}

const daySeconds = 86_400;

export function createMessageStore({ dynamodb, table, now }: RoomsTable): MessageStore {
  const bySequence = (roomId: string, condition: string, sequence: number, limit: number) =>
    new QueryCommand({
      TableName: table,
      IndexName: "bySequence",
      KeyConditionExpression: `id = :id AND #sequence ${condition} :sequence`,
      ExpressionAttributeNames: { "#sequence": "sequence" },
      ExpressionAttributeValues: { ":id": roomKey(roomId).id, ":sequence": sequence },
      ConsistentRead: true,
      Limit: limit,
    });

  return {
    async put(said) {
      const key = messageKey(said.roomId, said.memberId, said.messageId);
      const message = { ...said, notUnderstoodBy: [] };
      const expiresAt = Math.floor(now() / 1000) + limits.room.messageDays * daySeconds;
      try {
        await dynamodb.send(
          new PutCommand({ TableName: table, Item: { ...key, ...said, expiresAt }, ConditionExpression: "attribute_not_exists(id)" }),
        );
        return message;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const { Item: standing } = await dynamodb.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
        return standing ? fromItem(standing) : message;
      }
    },

    async list(roomId, after, limit) {
      const { Items: items = [] } = await dynamodb.send(bySequence(roomId, ">", after, limit));
      return items.map(fromItem);
    },

    async setTranslations(message) {
      const { roomId, memberId, messageId, translations, failures } = message;
      const { Attributes: item } = await dynamodb.send(
        new UpdateCommand({
          TableName: table,
          Key: messageKey(roomId, memberId, messageId),
          UpdateExpression: "SET translations = :translations, failures = :failures",
          ConditionExpression: "attribute_exists(id)",
          ExpressionAttributeValues: { ":translations": translations, ":failures": failures },
          ReturnValues: "ALL_NEW",
        }),
      );
      return item ? fromItem(item) : message;
    },

    async setUnderstood(roomId, sequence, memberId, understood) {
      const { Items: [item] = [] } = await dynamodb.send(bySequence(roomId, "=", sequence, 1));
      if (!item) return false;
      const { memberId: speaker, messageId } = fromItem(item);
      await dynamodb.send(
        new UpdateCommand({
          TableName: table,
          Key: messageKey(roomId, speaker, messageId),
          UpdateExpression: `${understood ? "DELETE" : "ADD"} notUnderstood :member`,
          ConditionExpression: "attribute_exists(id)",
          ExpressionAttributeValues: { ":member": new Set([memberId]) },
        }),
      );
      return true;
    },
  };
}

/** Items are written here alone, so their shape is known. */
export function fromItem(item: Record<string, unknown>): Message {
  const { roomId, sequence, messageId, memberId, speaker, text, language, translations, failures, saidAt, notUnderstood } =
    item as Partial<Message> as Message & { readonly notUnderstood?: ReadonlySet<string> };
  const notUnderstoodBy = [...(notUnderstood ?? [])];
  return { roomId, sequence, messageId, memberId, speaker, text, language, translations, failures, notUnderstoodBy, saidAt };
}
