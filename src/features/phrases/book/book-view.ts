import type { Phrase } from "../phrase.ts";
import { type KeptPhrase, toPhrase } from "./kept-phrase.ts";
import type { BookPhrase, Waiting } from "./phrase-book.ts";

/** The same object for the same version, so that what shows it is not drawn anew. */
const shown = new WeakMap<KeptPhrase, BookPhrase>();

const show = (phrase: KeptPhrase): BookPhrase => {
  const before = shown.get(phrase);
  if (before) return before;
  const made: BookPhrase = { ...toPhrase(phrase), standing: "kept" };
  shown.set(phrase, made);
  return made;
};

/** What is on the server, newest first, with what waits here done to it, in order. */
export function viewOf(server: ReadonlyMap<string, KeptPhrase>, outbox: readonly Waiting[]): readonly BookPhrase[] {
  const changed = new Map<string, BookPhrase | undefined>();
  for (const { subject: id, change, state, addedAt } of outbox) {
    const stored = server.get(id);
    const before = changed.has(id) ? changed.get(id) : stored && show(stored);
    const refused = state === "refused" || before?.standing === "refused";
    // What could not be deleted is still there.
    const after = state === "refused" && change.do === "remove" ? before : applied(before, change, addedAt);
    // The last to change is the last in the map: of what is kept at the same moment, the last is the newest.
    changed.delete(id);
    changed.set(id, after && { ...after, standing: refused ? "refused" : "waiting" });
  }
  const unchanged = [...server.values()].filter(({ id }) => !changed.has(id)).map(show);
  const waiting = [...changed.values()].reverse().flatMap((phrase) => phrase ?? []);
  return [...waiting, ...unchanged].sort(newestFirst);
}

function applied(before: BookPhrase | undefined, change: Waiting["change"], addedAt: number): Phrase | undefined {
  switch (change.do) {
    case "keep":
      return before ?? { createdAt: new Date(addedAt).toISOString(), ...change.phrase };
    case "edit":
      return before && { ...before, ...change.fields };
    case "remove":
      return undefined;
  }
}

/** Dates as ISO 8601 in UTC, which all are, sort as they read. */
const newestFirst = (a: Phrase, b: Phrase): number => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0);
