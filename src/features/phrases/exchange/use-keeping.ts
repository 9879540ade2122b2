import { useEffect } from "react";
import { useSession } from "../../../api/use-session.ts";
import { type Toast, showToast } from "../../../ui/toasts.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import type { NewPhrase, PhraseBook } from "../book/phrase-book.ts";
import { usePhraseBook } from "../book/use-phrase-book.ts";
import type { PhraseText } from "../phrase.ts";
import { keepAll } from "./keep-all.ts";
import { rememberWishes, takeWishes } from "./wishes.ts";

/** Keeping what others wrote: phrases that were shared, and those of packs. */
export interface Keeping {
  isKept: (text: PhraseText) => boolean;
  keep: (phrases: readonly NewPhrase[]) => void;
  unkeep: (text: PhraseText) => void;
}

/** For a guest, to keep is to be asked to sign in; it is done as soon as they have. */
export function useKeeping(onSignIn: () => void): Keeping {
  const t = useMessages();
  const { state: who } = useSession();
  const { book, state } = usePhraseBook() ?? {};
  const ready = state?.phrases !== undefined;

  const toast = (text: string, undo: (() => Promise<unknown>) | undefined): Toast =>
    undo ? { text, action: { label: t("phrases.undo"), run: () => void undo() } } : { text };

  const keep = async (to: PhraseBook, phrases: readonly NewPhrase[]) => {
    try {
      const added = await keepAll(to, phrases);
      showToast(toast(t("exchange.kept", { count: phrases.length }), added && (() => to.remove(added))));
    } catch {
      showToast({ text: t("exchange.kept.failed") });
    }
  };

  useEffect(() => {
    const wishes = who === "signed-in" && book && ready ? takeWishes() : [];
    if (book && wishes.length > 0) void keep(book, wishes);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- wishes come true at the moment of the sign-in, once
  }, [who, book, ready]);

  return {
    isKept: (text) => book?.find(text) !== undefined,
    keep: (phrases) => {
      if (book) void keep(book, phrases);
      else {
        rememberWishes(phrases);
        onSignIn();
      }
    },
    unkeep: (text) => {
      const kept = book?.find(text);
      if (!book || !kept) return;
      void book.remove([kept.id]).then((removed) => showToast(toast(t("exchange.unkept"), () => book.restore(removed))));
    },
  };
}
