import { QueryClient } from "@tanstack/react-query";
import { keepAnswers } from "./kept-answers.ts";

/** Queries that decide for themselves when to ask again; the rest of the page only reads them. */
export function createQueries(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        // The server may be on this very machine: "offline" is no reason not to ask it.
        networkMode: "always",
        retry: false,
        retryDelay: (failures) => Math.min(1000 * 2 ** failures, 15_000),
        refetchOnWindowFocus: false,
      },
    },
  });
  keepAnswers(queries);
  window.addEventListener("online", () => void askAgain(queries));
  return queries;
}

/** Asks at once what is waiting for its next try. */
export async function askAgain(queries: QueryClient): Promise<void> {
  const waiting = {
    type: "active",
    predicate: ({ state }: { state: { fetchFailureCount: number } }) => state.fetchFailureCount > 0,
  } as const;
  const keys = queries.getQueryCache().findAll(waiting).map(({ queryKey }) => queryKey);
  await queries.cancelQueries(waiting);
  await Promise.all(keys.map((queryKey) => queries.refetchQueries({ queryKey, exact: true })));
}
