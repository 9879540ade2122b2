import { request } from "../../../api/request.ts";
import type { Room } from "../room.ts";

/** @throws ParleyError, `SessionExpired` for guests: who opens a room is signed in */
export const openRoom = (wanted: { title: string; language: string; displayName: string }): Promise<Room> =>
  request((client, auth) => client.mutations.openRoom(wanted, auth), { who: "signed-in" });
