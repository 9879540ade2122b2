import type { Clock } from "../../../device/clock.ts";
import { arrive, depart, type KeptPhrase, type ServerPhrase } from "./kept-phrase.ts";
import { type News, noNews } from "./phrase-shelf.ts";
import type { Answer } from "./send-change.ts";

/** A page of the list and the index behind it may be so much older (ms) than what was heard already. */
const lag = 10_000;

/** What this tab knows of the phrases on the server, whatever order it learns it in. */
export interface ServerCopy {
  loaded(): boolean;
  load(phrases: readonly KeptPhrase[]): void;
  get(id: string): KeptPhrase | undefined;
  phrases(): ReadonlyMap<string, KeptPhrase>;
  apply(news: News): void;
  /** What an acknowledgement means. */
  answered(answer: Answer): News;
  heard(phrase: ServerPhrase): News;
  heardGone(phrase: ServerPhrase): News;
  /** For reading the whole list, page by page. */
  beginListing(): { page(phrases: readonly ServerPhrase[]): News; end(): News };
}

export function createServerCopy(clock: Clock): ServerCopy {
  let loaded = false;
  let phrases = new Map<string, KeptPhrase>();
  /** The last version of what is gone: a word of an older one comes late. */
  const gone = new Map<string, string>();
  /** When something was last learnt of a phrase other than by reading the list. */
  const touched = new Map<string, number>();

  const hear = (incoming: ServerPhrase): News => {
    if (incoming.updatedAt <= (gone.get(incoming.id) ?? "")) return noNews;
    const arrival = arrive(phrases.get(incoming.id), incoming);
    if (!arrival) return noNews;
    return { put: [arrival.keep], gone: [], overwritten: arrival.overwritten ? [arrival.overwritten] : [] };
  };
  const touch = (id: string) => touched.set(id, clock.now());

  return {
    loaded: () => loaded,
    load(kept) {
      phrases = new Map(kept.map((phrase) => [phrase.id, phrase]));
      loaded = true;
    },
    get: (id) => phrases.get(id),
    phrases: () => phrases,

    apply({ put, gone: left }) {
      for (const phrase of put) {
        if (phrase.updatedAt < (phrases.get(phrase.id)?.updatedAt ?? "")) continue;
        phrases.set(phrase.id, phrase);
        gone.delete(phrase.id);
      }
      for (const id of left) {
        const last = phrases.get(id)?.updatedAt;
        if (last !== undefined && last > (gone.get(id) ?? "")) gone.set(id, last);
        phrases.delete(id);
      }
    },

    answered(answer) {
      if (answer.is === "gone") {
        touch(answer.id);
        if (answer.at !== undefined) gone.set(answer.id, answer.at);
        return { put: [], gone: [answer.id], overwritten: answer.overwritten ? [answer.overwritten] : [] };
      }
      const { phrase } = answer;
      touch(phrase.id);
      const known = phrases.get(phrase.id);
      // Somebody's newer version came before the acknowledgement of this one.
      if (known && known.updatedAt > phrase.updatedAt) {
        const { keep = known, overwritten } = arrive(phrase, known) ?? {};
        return { put: [keep], gone: [], overwritten: overwritten ? [overwritten] : [] };
      }
      return { put: [phrase], gone: [], overwritten: [] };
    },

    heard(phrase) {
      touch(phrase.id);
      return hear(phrase);
    },

    heardGone(phrase) {
      touch(phrase.id);
      const known = phrases.get(phrase.id);
      // It was kept again since.
      if (known && known.updatedAt > phrase.updatedAt) return noNews;
      gone.set(phrase.id, phrase.updatedAt);
      const overwritten = known && depart(known, clock.now());
      return known ? { put: [], gone: [phrase.id], overwritten: overwritten ? [overwritten] : [] } : noNews;
    },

    beginListing() {
      const since = clock.now() - lag;
      const listed = new Set<string>();
      const isTouched = (id: string) => (touched.get(id) ?? -Infinity) >= since;
      for (const [id, at] of touched) if (at < since) touched.delete(id);
      return {
        page(items) {
          const news = items.filter(({ id }) => !isTouched(id)).map(hear);
          items.forEach(({ id }) => listed.add(id));
          return { put: news.flatMap(({ put }) => put), gone: [], overwritten: news.flatMap(({ overwritten }) => overwritten) };
        },
        end() {
          const left = [...phrases.values()].filter(({ id }) => !listed.has(id) && !isTouched(id));
          return { put: [], gone: left.map(({ id }) => id), overwritten: left.flatMap((one) => depart(one, clock.now()) ?? []) };
        },
      };
    },
  };
}
