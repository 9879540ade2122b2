import { useEffect, useState, useSyncExternalStore } from "react";
import { accountOf } from "../../../device/account.ts";
import { useSession } from "../../../api/use-session.ts";
import { openSeat } from "./open-seat.ts";
import type { RoomSession, RoomState } from "./room-session.ts";

/**
 * One's seat in the room, for as long as the caller is mounted; undefined for the milliseconds in which this device looks up
 * what it keeps of it. Another person at this browser takes another.
 */
export function useRoomSession(roomId: string): { state: RoomState; session: RoomSession } | undefined {
  const account = accountOf(useSession());
  const [session, setSession] = useState<RoomSession>();
  useEffect(() => {
    const close = openSeat(account, roomId, setSession);
    return () => {
      close();
      setSession(undefined);
    };
  }, [account, roomId]);
  const state = useSyncExternalStore(session?.subscribe ?? never, session?.getState ?? nothing);
  return session && state && { state, session };
}

const never = () => () => undefined;
const nothing = () => undefined;
