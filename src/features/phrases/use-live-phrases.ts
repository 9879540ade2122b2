import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type Api, loadApi } from "../../api/client.ts";
import { showChange } from "./change-phrases.ts";
import { phrasesKey, toPhrase } from "./phrases-query.ts";

/** Milliseconds after the newest of several acknowledgements, so that they cause one fetch; and before a new attempt. */
const settle = 100;
const again = 10_000;

/** Feeds the cache with what this person does on other devices, for as long as the caller is mounted. */
export function useLivePhrases(sub: string | undefined): void {
  const cache = useQueryClient();
  useEffect(() => (sub ? keepListening(cache, sub) : undefined), [cache, sub]);
}

function keepListening(cache: QueryClient, sub: string): () => void {
  let stop: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  const start = () => {
    stop?.();
    loadApi()
      .then((api) => {
        if (!over) stop = listen(api, cache, sub, later);
      })
      .catch(later);
  };
  const later = () => {
    clearTimeout(timer);
    if (!over) timer = setTimeout(start, again);
  };

  start();
  return () => {
    over = true;
    clearTimeout(timer);
    stop?.();
  };
}

/** `failed` runs when amplify gives up; broken connections it mends by itself, and then every subscription acks anew. */
function listen({ client, onSubscribed }: Api, cache: QueryClient, sub: string, failed: () => void): () => void {
  const phrases = client.models.Phrase;
  const auth = { authMode: "userPool" } as const;
  const error = failed;

  // What happened while nobody listened, at first or in a gap, is fetched once the listening stands.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopAcks = onSubscribed(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void cache.invalidateQueries({ queryKey: phrasesKey(sub) }), settle);
  });

  const subscriptions = [
    phrases.onCreate(auth).subscribe({ next: (phrase) => showChange(cache, sub, { kind: "keep", phrase: toPhrase(phrase) }), error }),
    phrases.onUpdate(auth).subscribe({ next: (phrase) => showChange(cache, sub, { kind: "keep", phrase: toPhrase(phrase) }), error }),
    phrases.onDelete(auth).subscribe({ next: (phrase) => showChange(cache, sub, { kind: "remove", phrase: toPhrase(phrase) }), error }),
  ];
  return () => {
    clearTimeout(timer);
    stopAcks();
    subscriptions.forEach((subscription) => subscription.unsubscribe());
  };
}
