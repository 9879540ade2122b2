import { BatchWriteCommand, type BatchWriteCommandInput, type BatchWriteCommandOutput, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { inParallel } from "../text/in-parallel.ts";
import { type Key, linkKey, roomKey } from "./room-keys.ts";
import type { RoomsTable } from "./room-store.ts";

/** The most that one BatchWriteItem takes. */
const batch = 25;
const parallelBatches = 4;
/** Rounds in which what DynamoDB left undone is tried again. */
const rounds = 8;

type Requests = NonNullable<BatchWriteCommandInput["RequestItems"]>[string];

/** Deletes what is in the room and what leads to it, and leaves its own item standing: that says that it is closed. */
export type EmptyRoom = (roomId: string, people: readonly string[]) => Promise<void>;

export function createEmptyRoom({ dynamodb, table }: RoomsTable): EmptyRoom {
  return async (roomId, people) => {
    await deleteAll(people.map((person) => linkKey(person, roomId)));
    let start: Record<string, unknown> | undefined;
    do {
      const page = await dynamodb.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "id = :id AND begins_with(part, :messages)",
          ExpressionAttributeValues: { ":id": roomKey(roomId).id, ":messages": "message#" },
          ProjectionExpression: "id, part",
          ConsistentRead: true,
          ExclusiveStartKey: start,
        }),
      );
      await deleteAll((page.Items ?? []) as Key[]);
      start = page.LastEvaluatedKey;
    } while (start);
  };

  async function deleteAll(keys: readonly Key[]): Promise<void> {
    const batches = Array.from({ length: Math.ceil(keys.length / batch) }, (_, index) => keys.slice(batch * index, batch * (index + 1)));
    await inParallel(batches, parallelBatches, deleteBatch);
  }

  async function deleteBatch(keys: readonly Key[]): Promise<void> {
    let requests: Requests = keys.map(({ id, part }) => ({ DeleteRequest: { Key: { id, part } } }));
    for (let round = 0; requests.length > 0; round++) {
      if (round === rounds) throw new Error("DynamoDB leaves deletions undone.");
      const answer: BatchWriteCommandOutput = await dynamodb.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
      requests = answer.UnprocessedItems?.[table] ?? [];
    }
  }
}
