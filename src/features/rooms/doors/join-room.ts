import { request } from "../../../api/request.ts";
import type { Membership } from "../room.ts";

/** `code` as it was typed. @throws ParleyError `CodeUnknown`, `TooManyAttempts`, `RoomFull`, `RemovedFromRoom`, `NameInvalid`, ... */
export const joinRoom = (wanted: { code: string; displayName: string; language: string }): Promise<Membership> =>
  request((client, auth) => client.mutations.joinRoom(wanted, auth));
