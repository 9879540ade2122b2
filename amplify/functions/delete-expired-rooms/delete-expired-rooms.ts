import { DeleteCommand, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { EmptyRoom } from "../rooms/delete-room.ts";
import { endOf, peopleOf } from "../rooms/room.ts";
import { codeKey, type Key } from "../rooms/room-keys.ts";
import { type RoomsTable, roomFromItem } from "../rooms/room-store.ts";

/** Leaves the rest to the next run, before the function's time is up. */
const workMs = 20_000;

/**
 * Deletes rooms that are over, and whatever was written into closed ones while they were emptied. Resolves with how many.
 * Until then nobody gets in: every read asks for the room's time.
 */
export async function deleteExpiredRooms(rooms: RoomsTable, emptyRoom: EmptyRoom): Promise<number> {
  const { dynamodb, table, now } = rooms;
  const startedAt = now();
  let deleted = 0;
  let start: Record<string, unknown> | undefined;
  do {
    const page = await dynamodb.send(
      new QueryCommand({
        TableName: table,
        IndexName: "byEnd",
        KeyConditionExpression: "kind = :room AND endsAt <= :now",
        ExpressionAttributeValues: { ":room": "room", ":now": Math.floor(startedAt / 1000) },
        ExclusiveStartKey: start,
      }),
    );
    for (const { id, part } of (page.Items ?? []) as Key[]) {
      if (now() - startedAt > workMs) return deleted;
      const key: Key = { id, part };
      // The index may lag behind: the room itself says whether it is over.
      const { Item: item } = await dynamodb.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
      if (!item) continue;
      const room = roomFromItem(item);
      const isClosed = "closedAt" in item;
      if (!isClosed && endOf(room) > now()) continue;
      await emptyRoom(room.roomId, isClosed ? [] : peopleOf(room));
      await dynamodb.send(new DeleteCommand({ TableName: table, Key: codeKey(room.code) }));
      await dynamodb.send(new DeleteCommand({ TableName: table, Key: key }));
      deleted += 1;
    }
    start = page.LastEvaluatedKey;
  } while (start);
  return deleted;
}
