import type { Phrase, PhraseFields, PhraseMarks, PhraseText } from "../phrase.ts";
import type { Overwritten } from "./kept-phrase.ts";
import type { OutboxItem } from "./outbox.ts";

/** What is done to phrases, as it waits in the outbox. A `keep` with a date brings back what was deleted. */
export type PhraseChange =
  | { do: "keep"; phrase: Omit<Phrase, "createdAt"> & { createdAt?: string } }
  /** `basedOn` is the version (`updatedAt`) that was changed, where the server had one. */
  | { do: "edit"; id: string; fields: PhraseFields; basedOn?: string }
  /** `was`: for whoever looks at what waits. */
  | { do: "remove"; id: string; was: PhraseText };

export type Waiting = OutboxItem<PhraseChange>;

/** A phrase as this device shows it: the server's, with what still waits here done to it. */
export interface BookPhrase extends Phrase {
  /** `waiting`: not all of it is on the server yet. `refused`: the server does not take a change; the outbox has it. */
  readonly standing: "kept" | "waiting" | "refused";
}

export type { Overwritten };

export interface PhraseBookState {
  /** Newest first. Undefined until this device's own store was read, which takes milliseconds. */
  readonly phrases: readonly BookPhrase[] | undefined;
  /** In the order in which they are sent. */
  readonly outbox: readonly Waiting[];
  /** How this device stands to the server. `syncing` and never `synced`: the first time, the list may be short. */
  readonly connection: "syncing" | "live" | "offline";
  /** The whole list was once fetched on this device. */
  readonly synced: boolean;
  /** The browser does not keep anything (any more): what waits is lost with this tab. */
  readonly unkept: "full" | "refused" | undefined;
  readonly overwritten: readonly Overwritten[];
}

/** What can be kept: the marks may be left out. */
export type NewPhrase = PhraseText & Partial<PhraseMarks>;

/**
 * The phrases of one person on this device: read and changed here at once, with or without a network, and sent to the
 * server by one tab, once, in order. Every change resolves as soon as this device has it for good.
 */
export interface PhraseBook {
  getState: () => PhraseBookState;
  subscribe: (listener: () => void) => () => void;
  /** The phrase with these very words. */
  find(text: PhraseText): BookPhrase | undefined;
  /** Keeps phrases, newest last, and answers with them; one with the very same words is there once, as it is. */
  keep(phrases: readonly NewPhrase[]): Promise<readonly BookPhrase[]>;
  edit(ids: readonly string[], fields: PhraseFields): Promise<void>;
  /** Answers with what was removed, for `restore`. */
  remove(ids: readonly string[]): Promise<readonly Phrase[]>;
  /** Brings phrases back as they were, to their old places. */
  restore(phrases: readonly Phrase[]): Promise<void>;
  /** Sends a refused item again, with other words if `fields` are given. */
  again(itemId: string, fields?: PhraseFields): Promise<void>;
  /** Gives up a refused item, and what was waiting behind it for the same phrase. */
  drop(itemId: string): Promise<void>;
  /** Tries now what waits for its next try. */
  hurry(): void;
  /** One has seen that it was overwritten; `mine: true` writes one's own version again. */
  settle(phraseId: string, mine: boolean): Promise<void>;
  /** Lets go of everything. */
  close(): void;
}
