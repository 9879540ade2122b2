import { useEffect, useRef, useState } from "react";
import { type Arrivals, arrive, noArrivals } from "./arrivals.ts";
import type { Message } from "../room.ts";
import type { RoomState } from "../session/room-session.ts";

/** The last few messages that came while this person listened; `onFresh` is told of each once. */
export function useArrivals(state: RoomState, onFresh: (messages: readonly Message[]) => void): readonly Message[] {
  const arrivals = useRef<Arrivals>(noArrivals);
  const [latest, setLatest] = useState<readonly Message[]>([]);
  useEffect(() => {
    const next = arrive(arrivals.current, state);
    const { fresh } = next;
    const isNew = next !== arrivals.current && fresh.length > 0;
    arrivals.current = next;
    if (!isNew) return;
    setLatest((before) => [...before, ...fresh].slice(-few));
    onFresh(fresh);
  }, [state, onFresh]);
  return latest;
}

const few = 5;
