import { currentAccount } from "../../../device/account.ts";
import { systemClock } from "../../../device/clock.ts";
import { withLock } from "../../../device/locks.ts";
import { amplifyRoomTransport } from "./amplify-room-transport.ts";
import { browserOnline } from "./browser-online.ts";
import { shelfOf } from "./browser-shelf.ts";
import { keepRoom, keptRooms } from "./kept-rooms.ts";
import { openRemembered, type OpenSeat } from "./open-remembered.ts";
import type { RoomSession } from "./room-session.ts";
import { type RoomSnapshot, stillKept } from "./room-snapshot.ts";
import { createRoomSession } from "./start-room-session.ts";

/** Takes this account's seat in the room, from what this device keeps of it and for as long as nobody calls the answer. */
export function openSeat(account: string, roomId: string, onOpen: (session: RoomSession) => void): () => void {
  const rooms = keptRooms(account);

  const open = (snapshot: RoomSnapshot | undefined): OpenSeat => {
    const shelf = shelfOf(account);
    const seed = snapshot && stillKept(snapshot, Date.now());
    const session = createRoomSession({ roomId, transport: amplifyRoomTransport, shelf, lock: withLock, online: browserOnline, seed });
    // When a sign-in ran out, a guest's requests are refused: that says nothing of this person.
    const forget = async (id: string) => (currentAccount() === account ? rooms.delete(id) : undefined);
    const keeping = keepRoom(roomId, session, { put: (...kept) => rooms.put(...kept), delete: forget });
    const unattend = shelf.attend(roomId);
    const look = () => {
      session.setAway(document.hidden);
      if (document.hidden) keeping.flush();
    };
    const goAway = () => {
      session.setAway(true);
      keeping.flush();
    };
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pageshow", look);
    window.addEventListener("pagehide", goAway);
    look();
    session.start();
    onOpen(session);
    return {
      isEmpty: () => session.getState().room === undefined,
      close() {
        document.removeEventListener("visibilitychange", look);
        window.removeEventListener("pageshow", look);
        window.removeEventListener("pagehide", goAway);
        session.stop();
        keeping.stop();
        unattend();
      },
    };
  };
  return openRemembered({ remembered: rooms.get(roomId), open, clock: systemClock });
}
