import { queryOptions } from "@tanstack/react-query";
import { isTransient } from "../../api/errors.ts";
import { request } from "../../api/request.ts";
import { type Recalled, recentTranslations } from "./recent-translations.ts";
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
  /** Not asked for: this device had it. */
  recalled?: true;
}

export const sameAsk = (a: Ask, b: Ask): boolean =>
  (["text", "source", "target", "formal"] as const).every((key) => a[key] === b[key]);

/** The time (ms) in which a device finds what it has kept, if it works. */
const patience = 300;

const inTime = <T>(found: Promise<T>): Promise<T | undefined> =>
  Promise.race([found, new Promise<undefined>((resolve) => setTimeout(resolve, patience))]);

/** What this device has kept of it; null for nothing. */
export const recallQuery = ({ text, source, target, formal }: Ask) =>
  queryOptions({
    queryKey: ["recalled", source, target, formal, text],
    queryFn: async (): Promise<Recalled | null> => (await inTime(recentTranslations().recall({ text, source, target, formal }))) ?? null,
    staleTime: Infinity,
  });

/**
 * A translation stays true: it is asked for once, and kept on this device. A server that is gone is asked again, ever
 * more rarely, until it answers.
 */
export const translationQuery = ({ text, source, target, formal }: Ask) =>
  queryOptions({
    queryKey: ["translation", source, target, formal, text],
    queryFn: async ({ signal, client: queries }): Promise<Translation> => {
      const ask = { text, source, target, formal };
      const recent = recentTranslations();
      const recalled = await queries.query(recallQuery(ask));
      if (recalled?.fresh) return recalled.translation;
      try {
        const translation = await askServer(ask, signal);
        if (!translation.cached) countUsage(queries, translation.characters);
        void recent.keep(ask, translation);
        return translation;
      } catch (error) {
        if (!isTransient(error)) throw error;
        // A device that was slow to look has it by now.
        const kept = recalled ?? (await inTime(recent.recall(ask)));
        if (kept) return kept.translation;
        throw error;
      }
    },
    staleTime: Infinity,
    retry: (_failures, error) => isTransient(error),
  });

function askServer({ text, source, target, formal }: Ask, signal: AbortSignal): Promise<Translation> {
  const formality = formal ? ("formal" as const) : undefined;
  return request(
    (client, auth) => client.queries.translate({ text, source, target, ...(formality && { formality }) }, auth),
    { signal, timeout: 15_000 },
  );
}
