import { deleteFound } from "../tables/delete-found.ts";
import { deleteItems } from "../tables/delete-items.ts";
import { leftKey, linkKey, messageKey, roomKey } from "./room-keys.ts";
import type { RoomsTable } from "./room-store.ts";

/** Deletes what is in the room and what leads to it, and leaves its own item standing: that says that it is closed. */
export type EmptyRoom = (roomId: string, people: readonly string[]) => Promise<void>;

export function createEmptyRoom(table: RoomsTable): EmptyRoom {
  return async (roomId, people) => {
    await deleteItems(table, [...new Set(people)].flatMap((person) => [linkKey(person, roomId), leftKey(person, roomId)]));
    await deleteMessages(table, roomKey(roomId).id, "message#");
  };
}

/** Deletes all that the member said in the room. */
export type DeleteSaid = (roomId: string, memberId: string) => Promise<void>;

export function createDeleteSaid(table: RoomsTable): DeleteSaid {
  return async (roomId, memberId) => {
    const { id, part } = messageKey(roomId, memberId, "");
    await deleteMessages(table, id, part);
  };
}

function deleteMessages(table: RoomsTable, id: string, prefix: string): Promise<void> {
  const query = {
    KeyConditionExpression: "id = :id AND begins_with(part, :messages)",
    ExpressionAttributeValues: { ":id": id, ":messages": prefix },
  };
  return deleteFound(table, query, ["id", "part"]);
}
