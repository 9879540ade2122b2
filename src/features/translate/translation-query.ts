import { queryOptions } from "@tanstack/react-query";
import { isTransient } from "../../api/errors.ts";
import { request } from "../../api/request.ts";
import { countUsage } from "./usage-query.ts";

/** What is asked of the server. `text` is without the blank end that typing leaves; empty asks nothing. */
export interface Ask {
  text: string;
  source: string;
  target: string;
  formal: boolean;
}

export interface Translation {
  text: string;
  /** The language of the text, given or detected. */
  source: string;
  target: string;
  detected?: string | null;
  engine: string;
  characters: number;
  cached: boolean;
}

/** A translation stays true: it is asked for once. A server that is gone is asked again, ever more rarely, until it answers. */
export const translationQuery = ({ text, source, target, formal }: Ask) =>
  queryOptions({
    queryKey: ["translation", source, target, formal, text],
    queryFn: async ({ signal, client: queries }): Promise<Translation> => {
      const formality = formal ? ("formal" as const) : undefined;
      const translation = await request(
        (client, auth) => client.queries.translate({ text, source, target, ...(formality && { formality }) }, auth),
        { signal, timeout: 15_000 },
      );
      if (!translation.cached) countUsage(queries, translation.characters);
      return translation;
    },
    staleTime: Infinity,
    retry: (_failures, error) => isTransient(error),
  });
