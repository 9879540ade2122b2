import { loadApi } from "../../../api/client.ts";
import { type Page, request, requestPage } from "../../../api/request.ts";
import { type Phrase, type PhraseFields, phraseText } from "../phrase.ts";
import type { ServerPhrase } from "./kept-phrase.ts";

/** The API of phrases, as a book needs it. Everything rejects with ParleyError. */
export interface PhrasesApi {
  /** Newest first. */
  page(owner: string, nextToken: string | undefined): Promise<Page<ServerPhrase>>;
  find(id: string): Promise<ServerPhrase | undefined>;
  /** Rejects with `Conflict` if the id is taken. */
  create(phrase: Omit<Phrase, "createdAt"> & { createdAt?: string }): Promise<ServerPhrase>;
  /** Rejects with `Conflict` or `NotAllowed` if there is none (of this person's). */
  update(id: string, fields: PhraseFields, basedOn: string | undefined): Promise<ServerPhrase>;
  delete(id: string): Promise<ServerPhrase>;
  /** What happens to one's phrases from now on, each at most once and in any order. Answers with what ends it. */
  listen(listener: PhrasesListener): () => void;
}

export interface PhrasesListener {
  changed: (phrase: ServerPhrase) => void;
  deleted: (phrase: ServerPhrase) => void;
  /** The listening stands, (again): what happened before it has to be fetched. */
  established: () => void;
  lost: () => void;
  /** It has come to an end: somebody has to listen anew. */
  failed: () => void;
}

const pageSize = 500;
const signedIn = { who: "signed-in" } as const;

export const phrasesApi: PhrasesApi = {
  async page(owner, nextToken) {
    const page = await requestPage(
      (client, auth) =>
        client.models.Phrase.phrasesByOwner({ owner }, { ...auth, sortDirection: "DESC", limit: pageSize, nextToken: nextToken ?? null }),
      signedIn,
    );
    return { ...page, items: page.items.map(toServerPhrase) };
  },

  async find(id) {
    const [found] = await request(async (client, auth) => {
      const { data, errors } = await client.models.Phrase.get({ id }, auth);
      return { data: [data], errors };
    }, signedIn);
    return found ? toServerPhrase(found) : undefined;
  },

  async create({ id, favourite, known, note, tags, createdAt, ...phrase }) {
    const marks = { favourite, known, ...(note && { note }), ...(tags.length > 0 && { tags: tags.join(",") }) };
    const input = { id, clientId: id, ...marks, ...phraseText(phrase), ...(createdAt && { createdAt }) };
    return toServerPhrase(await request((client, auth) => client.models.Phrase.create(input, auth), signedIn));
  },

  async update(id, { tags, ...fields }, basedOn) {
    const input = { id, ...fields, ...(tags && { tags: tags.join(",") }), ...(basedOn && { basedOn }) };
    return toServerPhrase(await request((client, auth) => client.models.Phrase.update(input, auth), signedIn));
  },

  async delete(id) {
    return toServerPhrase(await request((client, auth) => client.models.Phrase.delete({ id }, auth), signedIn));
  },

  listen(listener) {
    let stop: (() => void) | undefined;
    let over = false;
    const start = async () => {
      const { client, onSubscribed, onDisrupted } = await loadApi();
      if (over) return;
      const phrases = client.models.Phrase;
      const auth = { authMode: "userPool" } as const;
      const error = () => listener.failed();
      const changed = { next: (phrase: StoredPhrase) => listener.changed(toServerPhrase(phrase)), error };
      const endings = [onSubscribed(() => listener.established()), onDisrupted(() => listener.lost())];
      const subscriptions = [
        phrases.onCreate(auth).subscribe(changed),
        phrases.onUpdate(auth).subscribe(changed),
        phrases.onDelete(auth).subscribe({ next: (phrase) => listener.deleted(toServerPhrase(phrase)), error }),
      ];
      stop = () => {
        endings.forEach((end) => end());
        subscriptions.forEach((subscription) => subscription.unsubscribe());
      };
    };
    start().catch(() => listener.failed());
    return () => {
      over = true;
      stop?.();
    };
  },
};

interface StoredPhrase extends Omit<Phrase, "favourite" | "tags" | "note" | "known" | "createdAt"> {
  favourite?: boolean | null;
  tags?: string | null;
  note?: string | null;
  known?: boolean | null;
  createdAt?: string | null;
  updatedAt: string;
  basedOn?: string | null;
}

/** The API's nulls end here. */
const toServerPhrase = ({ id, sourceText, sourceLanguage, targetText, targetLanguage, ...stored }: StoredPhrase): ServerPhrase => ({
  id,
  sourceText,
  sourceLanguage,
  targetText,
  targetLanguage,
  favourite: stored.favourite ?? false,
  tags: stored.tags ? stored.tags.split(",") : [],
  note: stored.note ?? "",
  known: stored.known ?? false,
  createdAt: stored.createdAt ?? stored.updatedAt,
  updatedAt: stored.updatedAt,
  ...(stored.basedOn && { basedOn: stored.basedOn }),
});
