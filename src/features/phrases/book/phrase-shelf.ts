import type { KeptPhrase, Overwritten } from "./kept-phrase.ts";
import type { OutboxShelf } from "./outbox.ts";
import type { PhraseChange } from "./phrase-book.ts";

/** What is learnt of the phrases on the server. */
export interface News {
  put: readonly KeptPhrase[];
  /** Ids. */
  gone: readonly string[];
  overwritten: readonly Overwritten[];
}

export const noNews: News = { put: [], gone: [], overwritten: [] };

export interface Shelved {
  phrases: readonly KeptPhrase[];
  overwritten: readonly Overwritten[];
  /** The whole list was once fetched. */
  synced: boolean;
}

/** What this device keeps of a person's phrases, for all its tabs. An older version never replaces a newer one. */
export interface PhraseShelf extends OutboxShelf<PhraseChange, News> {
  load(): Promise<Shelved>;
  write(news: News): Promise<void>;
  /** The whole list has been fetched. */
  sync(): Promise<void>;
  /** The person has seen that this one was overwritten. */
  settleOverwritten(phraseId: string): Promise<void>;
}
