import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { isTransient } from "../../api/errors.ts";
import { request, requestPage } from "../../api/request.ts";
import type { Phrase, PhraseText } from "./phrase.ts";
import { phraseId } from "./phrase.ts";

const pageSize = 24;

/** One more try when nothing was decided (amplify itself has made three); what was decided stays. */
export const retry = (failures: number, error: unknown): boolean => failures < 1 && isTransient(error);

export const phrasesKey = (sub: string) => ["phrases", sub] as const;

/** The phrases of the person with this `sub`, newest first, page by page. */
export const phrasesQuery = (sub: string) =>
  infiniteQueryOptions({
    queryKey: phrasesKey(sub),
    queryFn: async ({ pageParam, signal }) => {
      const page = await requestPage(
        (client, auth) =>
          client.models.Phrase.phrasesByOwner(
            { owner: sub },
            { ...auth, sortDirection: "DESC", limit: pageSize, nextToken: pageParam ?? null },
          ),
        { signal, who: "signed-in" },
      );
      return { ...page, items: page.items.map(toPhrase) };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextToken,
    staleTime: 5 * 60_000,
    retry,
  });

/** Whether a sentence is kept, for those that may stand on a page of the list that is not loaded. */
export const keptQuery = (sub: string, text: PhraseText) =>
  queryOptions({
    queryKey: ["kept", sub, text],
    queryFn: async ({ signal }) => {
      const id = await phraseId(sub, text);
      return (await findPhrase(id, signal)) ?? null;
    },
    staleTime: 60_000,
    retry,
  });

/** One phrase by its id; undefined if there is none. */
export async function findPhrase(id: string, signal?: AbortSignal): Promise<Phrase | undefined> {
  const found = await request(
    async (client, auth) => {
      const { data, errors } = await client.models.Phrase.get({ id }, auth);
      return { data: [data], errors };
    },
    { signal, who: "signed-in" },
  );
  return found[0] ? toPhrase(found[0]) : undefined;
}

interface StoredPhrase extends PhraseText {
  id: string;
  favourite?: boolean | null;
  createdAt?: string | null;
}

/** The API's nulls end here. */
export const toPhrase = (stored: StoredPhrase): Phrase => ({
  id: stored.id,
  sourceText: stored.sourceText,
  sourceLanguage: stored.sourceLanguage,
  targetText: stored.targetText,
  targetLanguage: stored.targetLanguage,
  favourite: stored.favourite ?? false,
  createdAt: stored.createdAt ?? new Date().toISOString(),
});
