import { queryOptions } from "@tanstack/react-query";
import { request } from "../../api/request.ts";

/** A text spoken by the server: the address of the sound lives for a while, and is asked for again before it dies. */
export const speechQuery = (text: string, language: string) =>
  queryOptions({
    queryKey: ["speech", language, text],
    queryFn: ({ signal }) =>
      request((client, auth) => client.queries.speak({ text, language }, auth), { signal, timeout: 15_000 }),
    staleTime: ({ state }) => Math.max(0, Date.parse(state.data?.expiresAt ?? "") - state.dataUpdatedAt - 60_000) || 0,
    retry: false,
  });
