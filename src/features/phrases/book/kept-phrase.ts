import { type Phrase, type PhraseFields } from "../phrase.ts";

/** A version of a phrase, as the server has it. */
export interface ServerPhrase extends Phrase {
  /** By the server's clock; ISO 8601, UTC. The later one is the newer one. */
  updatedAt: string;
  /** The version that its writer had seen. */
  basedOn?: string;
}

/** The newest version that this device knows, and what this device last changed in it, until others build on that. */
export interface KeptPhrase extends ServerPhrase {
  mine?: { updatedAt: string; fields: PhraseFields };
}

/** One's own change that somebody, who had not seen it, overwrote or deleted on another device. */
export interface Overwritten {
  readonly phraseId: string;
  /** As it was with one's own change. */
  readonly mine: Phrase;
  readonly fields: PhraseFields;
  readonly how: "changed" | "deleted";
}

/** How long (ms) one hears that what one changed was deleted elsewhere: after a day it is no conflict, but a clear-out. */
const memory = 24 * 60 * 60_000;

export interface Arrival {
  /** What this device knows from now on. */
  keep: KeptPhrase;
  overwritten?: Overwritten;
}

/** What a version from elsewhere makes of what this device knows; undefined if it knows a newer one, or this one. */
export function arrive(known: KeptPhrase | undefined, incoming: ServerPhrase): Arrival | undefined {
  if (!known) return { keep: incoming };
  if (incoming.updatedAt <= known.updatedAt) return undefined;
  const { mine, ...rest } = known;
  if (!mine || (incoming.basedOn ?? "") >= mine.updatedAt) return { keep: incoming };
  const lost = Object.entries(mine.fields).some(([name, value]) => !same(value, incoming[name as keyof PhraseFields]));
  return {
    keep: lost ? incoming : { ...incoming, mine },
    ...(lost && { overwritten: { phraseId: incoming.id, mine: { ...toPhrase(rest), ...mine.fields }, fields: mine.fields, how: "changed" } }),
  };
}

/** What is to be said of a phrase that is gone from the server. */
export function depart(known: KeptPhrase, now: number): Overwritten | undefined {
  if (!known.mine || now - Date.parse(known.mine.updatedAt) > memory) return undefined;
  return { phraseId: known.id, mine: { ...toPhrase(known), ...known.mine.fields }, fields: known.mine.fields, how: "deleted" };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A phrase without what only servers and devices care about. */
export const toPhrase = ({ id, sourceText, sourceLanguage, targetText, targetLanguage, favourite, tags, note, known, createdAt }: Phrase): Phrase => ({
  id,
  sourceText,
  sourceLanguage,
  targetText,
  targetLanguage,
  favourite,
  tags,
  note,
  known,
  createdAt,
});
