import { queryOptions } from "@tanstack/react-query";
import { isTransient } from "../../../api/errors.ts";
import { request } from "../../../api/request.ts";
import type { RoomSummary } from "../room.ts";

/** The rooms one is in, the latest first. `who` keeps those of a guest and of the same person signed in apart. */
export const roomsQuery = (who: string) =>
  queryOptions({
    queryKey: ["rooms", who],
    queryFn: ({ signal }): Promise<RoomSummary[]> => request((client, auth) => client.queries.rooms(auth), { signal }),
    staleTime: 10_000,
    retry: (failures, error) => failures < 1 && isTransient(error),
  });
