import { isTransient, toParleyError } from "../../../api/errors.ts";
import { type Clock, growingPause } from "../../../device/clock.ts";
import { type Phrase, type PhraseFields, phraseText, type PhraseText, sameText, textKey, unmarked } from "../phrase.ts";
import { viewOf } from "./book-view.ts";
import { type Overwritten, toPhrase } from "./kept-phrase.ts";
import { createOutbox, type Verdict } from "./outbox.ts";
import type { BookPhrase, NewPhrase, PhraseBook, PhraseBookState, PhraseChange } from "./phrase-book.ts";
import type { News, PhraseShelf } from "./phrase-shelf.ts";
import type { PhrasesApi } from "./phrases-api.ts";
import { sendChange } from "./send-change.ts";
import { keepInStep } from "./keep-in-step.ts";
import { createServerCopy } from "./server-copy.ts";

/** What one tab tells the others. */
export type Word = { is: "news"; news: News } | { is: "outbox" } | { is: "settled"; phraseId: string } | { is: "synced" };

interface Needs {
  sub: string;
  shelf: PhraseShelf;
  api: PhrasesApi;
  clock: Clock;
  random: () => number;
  lock: (work: () => Promise<void>) => Promise<void>;
  tell: (word: Word) => void;
  newId: () => string;
  /** As `phraseId`. */
  idOf: (sub: string, text: PhraseText, attempt: number) => Promise<string>;
}

/** The book, and the ears for what others have to say to it. */
export interface OpenBook extends PhraseBook {
  heard(word: Word): void;
  cannotKeep(why: PhraseBookState["unkept"]): void;
  /** Read from the device; rejects if that cannot be. */
  ready: Promise<void>;
}

/** Milliseconds: several pieces of news make one new view; several words from another tab one look at the outbox. */
const together = 50;
const settling = 100;

export function createPhraseBook({ sub, shelf, api, clock, random, lock, tell: tellOthers, newId, idOf }: Needs): OpenBook {
  const pause = growingPause(random);
  const listeners = new Set<() => void>();
  const copy = createServerCopy(clock);
  let overwritten: readonly Overwritten[] = [];
  let found: Map<string, BookPhrase> | undefined;
  let seen: Map<string, BookPhrase> | undefined;
  let state: PhraseBookState = { phrases: undefined, outbox: [], connection: "syncing", synced: false, unkept: undefined, overwritten };
  let callOff: (() => void) | undefined;
  let reloading: (() => void) | undefined;
  let closed = false;
  const tell = (word: Word) => {
    if (!closed) tellOthers(word);
  };

  const publish = (change: Partial<PhraseBookState> = {}) => {
    callOff?.();
    callOff = undefined;
    found = seen = undefined;
    const outboxItems = outbox.items();
    const phrases = copy.loaded() ? viewOf(copy.phrases(), outboxItems) : undefined;
    state = { ...state, ...change, phrases, outbox: outboxItems, overwritten };
    listeners.forEach((listener) => listener());
  };
  const publishSoon = () => {
    callOff ??= clock.after(together, () => publish());
  };

  const learn = (news: News) => {
    copy.apply(news);
    if (news.overwritten.length > 0) {
      const ids = new Set(news.overwritten.map(({ phraseId }) => phraseId));
      overwritten = [...overwritten.filter(({ phraseId }) => !ids.has(phraseId)), ...news.overwritten];
    }
    publishSoon();
  };
  /** What the server was heard or found to have: known here, then kept, then told. */
  const receive = async (news: News) => {
    if (closed || news.put.length + news.gone.length + news.overwritten.length === 0) return;
    learn(news);
    tell({ is: "news", news });
    await shelf.write(news);
  };

  const outbox = createOutbox<PhraseChange, News>({
    shelf,
    send: async (change) => copy.answered(await sendChange(api, change, (id) => copy.get(id))),
    judge,
    lock,
    clock,
    pause,
    onSettled: (_item, news) => {
      learn(news);
      tell({ is: "news", news });
    },
    onChange: (why) => {
      if (why !== "elsewhere") tell({ is: "outbox" });
      // What was pressed shows at once; a thousand items that are sent need not be drawn a thousand times.
      if (why === "hand") publish();
      else publishSoon();
    },
  });

  const step = keepInStep({
    sub,
    api,
    copy,
    clock,
    pause,
    receive,
    isRemovedHere: async (id) => {
      await outbox.refresh();
      return outbox.items().some(({ subject, change }) => subject === id && change.do === "remove");
    },
    onConnection: (connection) => publish({ connection }),
    onSynced: async () => {
      await shelf.sync();
      tell({ is: "synced" });
      publish({ connection: "live", synced: true });
    },
  });

  const view = () => state.phrases ?? [];
  const byId = () => (seen ??= new Map(view().map((phrase) => [phrase.id, phrase])));
  const find = (text: PhraseText) => {
    found ??= new Map(view().map((phrase) => [textKey(phrase), phrase]));
    return found.get(textKey(phraseText(text)));
  };

  const idFor = async (text: PhraseText): Promise<string> => {
    for (let attempt = 0; ; attempt++) {
      const id = await idOf(sub, text, attempt);
      const taken = byId().get(id);
      if (!taken || sameText(taken, text)) return id;
    }
  };

  const add = async (changes: readonly PhraseChange[]) => {
    const items = changes.map((change) => ({ subject: change.do === "keep" ? change.phrase.id : change.id, change }));
    if (items.length > 0) await outbox.add(items, newId);
  };

  const edit = async (ids: readonly string[], given: PhraseFields) => {
    await ready;
    const fields = tidy(given);
    const changed = ids.filter((id) => differs(byId().get(id), fields));
    await add(
      changed.map((id) => {
        const basedOn = copy.get(id)?.updatedAt;
        return { do: "edit", id, fields, ...(basedOn && { basedOn }) };
      }),
    );
  };

  const restore = async (phrases: readonly Phrase[]) => {
    await ready;
    await add(phrases.filter(({ id }) => !byId().has(id)).map((phrase) => ({ do: "keep", phrase: toPhrase(phrase) })));
  };

  const start = async () => {
    const shelved = await shelf.load();
    copy.load(shelved.phrases);
    overwritten = shelved.overwritten;
    await outbox.start();
    publish({ synced: shelved.synced });
    step.start();
  };
  const ready = start();

  return {
    ready,
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    find,

    async keep(phrases) {
      await ready;
      const wanted = new Map<string, { id: string } & NewPhrase>();
      for (const one of phrases) {
        const text = phraseText(one);
        if (!find(text) && !wanted.has(textKey(text))) wanted.set(textKey(text), { ...one, ...text, id: await idFor(text) });
      }
      await add([...wanted.values()].map((phrase) => ({ do: "keep", phrase: { ...unmarked, ...phrase, ...tidy(phrase), id: phrase.id } })));
      return phrases.flatMap((one) => find(one) ?? []);
    },

    edit,
    restore,

    async remove(ids) {
      await ready;
      const removed = ids.flatMap((id) => byId().get(id) ?? []);
      await add(removed.map((phrase) => ({ do: "remove", id: phrase.id, was: phraseText(phrase) })));
      return removed.map(toPhrase);
    },

    async again(itemId, fields) {
      const change = outbox.items().find(({ id }) => id === itemId)?.change;
      await outbox.again(itemId, change && fields && mended(change, tidy(fields)));
    },
    drop: (itemId) => outbox.drop(itemId),

    hurry() {
      outbox.hurry();
      // What is live misses nothing, and the list may be long.
      if (state.connection !== "live") step.hurry();
    },

    async settle(phraseId, mine) {
      const one = overwritten.find((other) => other.phraseId === phraseId);
      if (!one) return;
      if (mine && one.how === "deleted") await restore([one.mine]);
      if (mine && one.how === "changed") await edit([phraseId], one.fields);
      overwritten = overwritten.filter((other) => other !== one);
      publish();
      tell({ is: "settled", phraseId });
      await shelf.settleOverwritten(phraseId);
    },

    heard(word) {
      switch (word.is) {
        case "news":
          learn(word.news);
          break;
        case "outbox":
          reloading ??= clock.after(settling, () => {
            reloading = undefined;
            outbox.reload();
          });
          break;
        case "settled":
          overwritten = overwritten.filter(({ phraseId }) => phraseId !== word.phraseId);
          publishSoon();
          break;
        case "synced":
          publish({ synced: true });
          break;
      }
    },
    cannotKeep: (why) => publish({ unkept: why }),

    close() {
      closed = true;
      outbox.stop();
      step.stop();
      reloading?.();
      callOff?.();
    },
  };
}

/** Whether a failure is an answer. Who is signed out comes back, or leaves: then there is no book. */
function judge(error: unknown): Verdict {
  const { code, sentence } = toParleyError(error);
  const undecided = isTransient(error) || code === "TimedOut" || code === "SessionExpired";
  return { refused: !undecided, problem: { code, sentence } };
}

const differs = (phrase: Phrase | undefined, fields: PhraseFields): boolean =>
  phrase !== undefined && JSON.stringify({ ...phrase, ...fields }) !== JSON.stringify(phrase);

/** Texts without the white space around them; tags one by one, as they can be stored: joined by commas. */
const tidy = ({ sourceText, targetText, tags, ...rest }: PhraseFields): PhraseFields => ({
  ...rest,
  ...(sourceText !== undefined && { sourceText: sourceText.trim() }),
  ...(targetText !== undefined && { targetText: targetText.trim() }),
  ...(tags && { tags: [...new Set(tags.flatMap((tag) => tag.split(",")).map((tag) => tag.trim()))].filter((tag) => tag !== "") }),
});

const mended = (change: PhraseChange, fields: PhraseFields): PhraseChange => {
  switch (change.do) {
    case "keep":
      return { ...change, phrase: { ...change.phrase, ...fields } };
    case "edit":
      return { ...change, fields: { ...change.fields, ...fields } };
    case "remove":
      return change;
  }
};
