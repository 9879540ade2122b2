import { lazy, Suspense } from "react";
import { ShowDialog } from "../../../ui/ShowDialog.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { PhraseBook } from "../book/phrase-book.ts";
import { EditDialog } from "../edit/EditDialog.tsx";
import { TagDialog } from "../edit/TagDialog.tsx";
import { withTags } from "../edit/tags.ts";
import type { LanguageNames, Phrase } from "../phrase.ts";
import type { PhraseChanges } from "../use-phrase-changes.ts";

/** What is open above the page. */
export type OpenDialog =
  | { show: "edit" | "large"; phrase: Phrase }
  | { show: "tag" | "share" | "export"; phrases: readonly Phrase[] }
  | { show: "import" };

interface BookDialogsProps {
  open: OpenDialog | undefined;
  onClose: () => void;
  book: PhraseBook;
  changes: PhraseChanges;
  /** In use, to choose from. */
  tags: readonly string[];
  languages: LanguageNames;
}

/** What few people open is fetched by those who do. */
const ExportDialog = lazy(async () => ({ default: (await import("../exchange/ExportDialog.tsx")).ExportDialog }));
const ImportDialog = lazy(async () => ({ default: (await import("../exchange/ImportDialog.tsx")).ImportDialog }));
const ShareDialog = lazy(async () => ({ default: (await import("../exchange/ShareDialog.tsx")).ShareDialog }));

export function BookDialogs({ open, onClose, book, changes, tags, languages }: BookDialogsProps) {
  const t = useMessages();
  if (!open) return null;
  if (open.show === "edit") {
    const { phrase } = open;
    return (
      <EditDialog
        title={t("phrases.edit.title")}
        save={t("phrases.edit.save")}
        phrase={phrase}
        known={tags}
        languages={languages}
        onSave={(fields) => void changes.edit([phrase], fields)}
        onClose={onClose}
      />
    );
  }
  if (open.show === "large") {
    const { targetText, targetLanguage } = open.phrase;
    return (
      <ShowDialog
        label={t("phrases.show")}
        text={targetText}
        language={targetLanguage}
        direction={languages.direction(targetLanguage)}
        onClose={onClose}
      />
    );
  }
  if (open.show === "tag") {
    return (
      <TagDialog
        count={open.phrases.length}
        known={tags}
        onAdd={(added) =>
          void changes.eachEdit(open.phrases, (phrase) => {
            const next = withTags(phrase.tags, added);
            return next === phrase.tags ? undefined : { tags: next };
          })
        }
        onClose={onClose}
      />
    );
  }
  return (
    <Suspense>
      {open.show === "import" && <ImportDialog book={book} onClose={onClose} />}
      {open.show === "export" && <ExportDialog phrases={open.phrases} onClose={onClose} />}
      {open.show === "share" && <ShareDialog phrases={open.phrases} onClose={onClose} />}
    </Suspense>
  );
}
