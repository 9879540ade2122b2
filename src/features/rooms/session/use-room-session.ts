import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useSession } from "../../../api/use-session.ts";
import { amplifyRoomTransport } from "./amplify-room-transport.ts";
import type { Shelf } from "./outbox.ts";
import type { RoomSession, RoomState } from "./room-session.ts";
import { createRoomSession, type Online } from "./start-room-session.ts";

/** One's seat in the room, for as long as the caller is mounted. Another person at this browser takes another. */
export function useRoomSession(roomId: string): { state: RoomState; session: RoomSession } {
  const person = useSession();
  const who = person.state === "signed-in" ? person.sub : "guest";
  const session = useMemo(
    () => createRoomSession({ roomId, transport: amplifyRoomTransport, storage: browserShelf(), online }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- who asks is known to the transport; a new person is a new session
    [roomId, who],
  );

  useEffect(() => {
    const look = () => session.setAway(document.hidden);
    const goAway = () => session.setAway(true);
    look();
    session.start();
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pageshow", look);
    window.addEventListener("pagehide", goAway);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pageshow", look);
      window.removeEventListener("pagehide", goAway);
      session.stop();
    };
  }, [session]);

  return { state: useSyncExternalStore(session.subscribe, session.getState), session };
}

/** A browser may refuse storage altogether. */
function browserShelf(): Shelf {
  try {
    return window.localStorage;
  } catch {
    const refuse = () => {
      throw new Error("There is no storage.");
    };
    return { length: 0, key: () => null, getItem: () => null, setItem: refuse, removeItem: () => undefined };
  }
}

const online: Online = {
  isOnline: () => navigator.onLine,
  subscribe(listener) {
    window.addEventListener("online", listener);
    window.addEventListener("offline", listener);
    return () => {
      window.removeEventListener("online", listener);
      window.removeEventListener("offline", listener);
    };
  },
};
