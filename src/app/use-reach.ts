import { useQueryClient } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { createReach } from "./reach.ts";

/** Why the server is out of reach, as a code, as far as is known. */
export function useReach(): string | undefined {
  const queries = useQueryClient();
  const [reach] = useState(() => createReach(queries.getQueryCache(), window, navigator.onLine));
  return useSyncExternalStore(reach.subscribe, reach.current);
}
