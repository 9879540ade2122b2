import type { QueryClient } from "@tanstack/react-query";
import { ParleyError } from "../../api/errors.ts";
import { request } from "../../api/request.ts";
import { type Phrase, phraseText } from "./phrase.ts";
import { type PhraseList, withoutPhrase, withPhrase } from "./phrase-list.ts";
import { findPhrase, keptQuery, phrasesKey, toPhrase } from "./phrases-query.ts";

/** `favourite` carries the phrase as it shall be; `restore` brings a removed one back to its old place. */
export interface Change {
  kind: "keep" | "restore" | "remove" | "favourite";
  phrase: Phrase;
}

/** What takes a change back that did not reach the server. */
export const inverse = ({ kind, phrase }: Change): Change => {
  if (kind === "favourite") return { kind, phrase: { ...phrase, favourite: !phrase.favourite } };
  return { kind: kind === "remove" ? "restore" : "remove", phrase };
};

/** Shows a change in all that is cached, as if the server had confirmed it. */
export function showChange(cache: QueryClient, sub: string, { kind, phrase }: Change): void {
  const gone = kind === "remove";
  cache.setQueryData<PhraseList>(
    phrasesKey(sub),
    (list) => list && (gone ? withoutPhrase(list, phrase.id) : withPhrase(list, phrase)),
  );
  const { queryKey } = keptQuery(sub, phraseText(phrase));
  cache.setQueryData(queryKey, gone ? null : phrase);
}

/** Makes a change. All of them may be sent twice: the second time changes nothing and is no error. */
export const sendChange = ({ kind, phrase }: Change): Promise<Phrase> => senders[kind](phrase);

const senders: Record<Change["kind"], (phrase: Phrase) => Promise<Phrase>> = {
  // The server's clock dates what is new: those of two devices differ.
  keep: (phrase) => create(phrase),
  restore: (phrase) => create(phrase, phrase.createdAt),
  favourite: async ({ id, favourite }) =>
    toPhrase(await request((client, auth) => client.models.Phrase.update({ id, favourite }, auth), signedIn)),
  remove: async (phrase) => {
    await request((client, auth) => client.models.Phrase.delete({ id: phrase.id }, auth), signedIn).catch(unless(gone));
    return phrase;
  },
};

const signedIn = { who: "signed-in" } as const;

/** Whoever asks to delete what is not there is told that it is not theirs: it is nobody's. */
const gone = ["Conflict", "NotAllowed"];

const unless = (codes: string[]) => (error: unknown) => {
  if (error instanceof ParleyError && codes.includes(error.code)) return undefined;
  throw error;
};

async function create({ id, favourite, ...phrase }: Phrase, createdAt?: string): Promise<Phrase> {
  const input = { id, clientId: id, favourite, ...phraseText(phrase), ...(createdAt && { createdAt }) };
  const created = await request((client, auth) => client.models.Phrase.create(input, auth), signedIn).catch(
    unless(["Conflict"]),
  );
  const stored = created ? toPhrase(created) : await findPhrase(id);
  if (!stored) throw new ParleyError("Conflict");
  return stored;
}
