import { languageBook } from "../features/languages/language.ts";
import { usePhraseBook } from "../features/phrases/book/use-phrase-book.ts";
import { EditDialog } from "../features/phrases/edit/EditDialog.tsx";
import { inUse } from "../features/phrases/list/listed.ts";
import type { WaitingPhrase } from "../features/phrases/waiting/waiting-phrases.ts";
import "../locales/phrases/load.ts";
import { useMessages } from "../ui/use-messages.ts";

const languages = languageBook([]);

/** A phrase that the server refused, to be written anew and sent again. */
export function MendPhrase({ waiting: { item, phrase }, onClose }: { waiting: WaitingPhrase; onClose: () => void }) {
  const t = useMessages();
  const phrases = usePhraseBook();
  if (!phrases || !phrase) return null;
  return (
    <EditDialog
      title={t("waiting.mend.title")}
      save={t("waiting.mend.send")}
      phrase={phrase}
      known={inUse(phrases.state.phrases ?? []).tags}
      languages={languages}
      problem={item.problem?.sentence ?? t("waiting.state.refused")}
      onSave={(fields) => void phrases.book.again(item.id, fields)}
      onClose={onClose}
    />
  );
}
