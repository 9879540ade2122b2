import { queryOptions } from "@tanstack/react-query";
import { isTransient } from "../../api/errors.ts";
import { request } from "../../api/request.ts";
import type { Language } from "./language.ts";

/** Every language of the engine; they change with a deployment, not within a visit. */
export const languagesQuery = queryOptions({
  queryKey: ["languages"],
  queryFn: async ({ signal }): Promise<Language[]> => {
    const found = await request((client, auth) => client.queries.languages(auth), { signal });
    return found.map((language) => ({ ...language, direction: language.direction === "rtl" ? "rtl" : "ltr" }));
  },
  staleTime: Infinity,
  retry: (_failures, error) => isTransient(error),
});
