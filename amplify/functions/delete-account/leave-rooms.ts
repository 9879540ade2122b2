import { deleteFound } from "../tables/delete-found.ts";
import type { DeleteSaid, EmptyRoom } from "../rooms/delete-room.ts";
import type { Doors } from "../rooms/doors.ts";
import type { EndEvents, Publish } from "../rooms/room-event.ts";
import { memberIdOf, peopleOf, toMemberAnswer } from "../rooms/room.ts";
import { type Key, linkKey } from "../rooms/room-keys.ts";
import type { RoomStore, RoomsTable } from "../rooms/room-store.ts";
import type { CheckTime } from "./delete-account.ts";

export interface LeaveRooms {
  readonly table: RoomsTable;
  readonly rooms: Pick<RoomStore, "find" | "takeOut" | "close">;
  readonly doors: Pick<Doors, "everEntered">;
  readonly emptyRoom: EmptyRoom;
  readonly deleteSaid: DeleteSaid;
  readonly publish: Publish;
  readonly endEvents: EndEvents;
}

/**
 * Closes the rooms that the person opened, for everyone; takes the person and all that they said out of the others, also out
 * of those they had left; and deletes everything that leads from the person to rooms. What leads to a room goes only after
 * the person's part of it is gone, so that a next call finds what this one did not finish.
 */
export async function leaveRooms(deps: LeaveRooms, person: string, checkTime: CheckTime): Promise<void> {
  const { table, rooms, doors, emptyRoom, deleteSaid, publish, endEvents } = deps;
  let page: { roomIds: ReadonlySet<string>; next?: Key } | undefined;
  do {
    page = await doors.everEntered(person, page?.next);
    for (const roomId of page.roomIds) {
      checkTime();
      await leave(roomId);
    }
  } while (page.next);
  const { id } = linkKey(person, "");
  await deleteFound(table, { KeyConditionExpression: "id = :id", ExpressionAttributeValues: { ":id": id } }, ["id", "part"], checkTime);

  async function leave(roomId: string): Promise<void> {
    const room = await rooms.find(roomId);
    // Closed, but perhaps not emptied to the end.
    if (room === "closed") return emptyRoom(roomId, []);
    if (!room) return;
    if (room.hostPerson === person) {
      const closed = await rooms.close(roomId);
      if (closed) await publish({ roomId, kind: "closed" });
      return emptyRoom(roomId, peopleOf(closed ?? room).filter((other) => other !== person));
    }
    const memberId = memberIdOf(roomId, { key: person });
    const taken = (await rooms.takeOut(roomId, memberId, false))?.members[memberId];
    if (taken) {
      await publish({ roomId, kind: "left", member: toMemberAnswer(memberId, taken) });
      await endEvents(roomId, memberId);
    }
    await deleteSaid(roomId, memberId);
  }
}
