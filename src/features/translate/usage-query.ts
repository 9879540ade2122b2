import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { request } from "../../api/request.ts";
import type { Usage } from "./usage.ts";

/** Characters used and allowed today. `who` keeps the counts of a guest and of the same person signed in apart. */
export const usageQuery = (who: string) =>
  queryOptions({
    queryKey: ["usage", who],
    queryFn: ({ signal }): Promise<Usage> => request((client, auth) => client.queries.usage(auth), { signal }),
    staleTime: 60_000,
  });

/** Counts along with the server, so that the page need not ask after every translation. */
export const countUsage = (queries: QueryClient, characters: number): void => {
  queries.setQueriesData<Usage>({ queryKey: ["usage"] }, (usage) => usage && { ...usage, used: usage.used + characters });
};
