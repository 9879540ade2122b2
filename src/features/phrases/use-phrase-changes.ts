import { useMemo } from "react";
import { toParleyError } from "../../api/errors.ts";
import { showToast } from "../../ui/toasts.ts";
import { useMessages } from "../../ui/use-messages.ts";
import type { PhraseBook } from "./book/phrase-book.ts";
import type { Phrase, PhraseFields } from "./phrase.ts";

export interface PhraseChanges {
  edit: (phrases: readonly Phrase[], fields: PhraseFields) => Promise<void>;
  /** Each its own change; those that get none stay as they are. */
  eachEdit: (phrases: readonly Phrase[], fieldsOf: (phrase: Phrase) => PhraseFields | undefined) => Promise<void>;
  /** With a way back for a while. */
  remove: (phrases: readonly Phrase[]) => Promise<void>;
}

/** Changes to the phrases of a book, with the word that says so. */
export function usePhraseChanges(book: PhraseBook): PhraseChanges {
  const t = useMessages();
  return useMemo(() => {
    const tried = async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        showToast({ text: t("phrases.unchanged", { reason: toParleyError(error).sentence }) });
      }
    };
    const restore = (removed: readonly Phrase[]) =>
      tried(async () => {
        await book.restore(removed);
        showToast({ text: t("phrases.restored", { count: removed.length }) });
      });
    return {
      edit: (phrases, fields) => tried(() => book.edit(idsOf(phrases), fields)),
      eachEdit: (phrases, fieldsOf) =>
        tried(async () => {
          // What is to become alike is one change of many.
          const groups = new Map<string, { ids: string[]; fields: PhraseFields }>();
          for (const phrase of phrases) {
            const fields = fieldsOf(phrase);
            if (!fields) continue;
            const key = JSON.stringify(fields);
            const group = groups.get(key) ?? { ids: [], fields };
            group.ids.push(phrase.id);
            groups.set(key, group);
          }
          for (const { ids, fields } of groups.values()) await book.edit(ids, fields);
        }),
      remove: (phrases) =>
        tried(async () => {
          const removed = await book.remove(idsOf(phrases));
          showToast({
            text: t("phrases.deleted", { count: removed.length }),
            action: { label: t("phrases.back"), run: () => void restore(removed) },
          });
        }),
    };
  }, [book, t]);
}

const idsOf = (phrases: readonly Phrase[]) => phrases.map(({ id }) => id);
