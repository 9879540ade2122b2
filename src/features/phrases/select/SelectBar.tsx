import { Download, Share2, Star, Tag, Trash2, X } from "lucide-react";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { BookPhrase } from "../book/phrase-book.ts";
import type { OpenDialog } from "../list/BookDialogs.tsx";
import type { PhraseChanges } from "../use-phrase-changes.ts";
import styles from "./SelectBar.module.css";

interface SelectBarProps {
  chosen: readonly BookPhrase[];
  /** How many could be chosen. */
  found: number;
  onAll: () => void;
  onNone: () => void;
  onDone: () => void;
  changes: PhraseChanges;
  onDialog: (dialog: OpenDialog) => void;
}

/** What can be done with all that are chosen, within reach of a thumb. */
export function SelectBar({ chosen, found, onAll, onNone, onDone, changes, onDialog }: SelectBarProps) {
  const t = useMessages();
  const nothing = chosen.length === 0;
  const isAll = chosen.length === found;
  const starred = !nothing && chosen.every(({ favourite }) => favourite);
  /** Disabled in a way that keeps the focus and is still read. */
  const unless = (run: () => void) => ({ "aria-disabled": nothing, onClick: () => !nothing && run() });

  return (
    <section aria-label={t("phrases.selection")} className={styles.bar}>
      <IconButton icon={X} label={t("phrases.select.done")} onClick={onDone} />
      <p role="status" className={styles.count}>
        {t("phrases.selected", { count: chosen.length })}
      </p>
      <Button look="link" className={styles.all} onClick={isAll ? onNone : onAll}>
        {isAll ? t("phrases.select.none") : t("phrases.select.all", { count: found })}
      </Button>
      <div className={styles.ways}>
        <IconButton
          icon={Star}
          filled={starred}
          label={t(starred ? "phrases.select.unfavourite" : "phrases.select.favourite")}
          {...unless(() => void changes.edit(chosen.filter(({ favourite }) => favourite === starred), { favourite: !starred }))}
        />
        <IconButton icon={Tag} label={t("phrases.tag.add")} {...unless(() => onDialog({ show: "tag", phrases: chosen }))} />
        <IconButton icon={Download} label={t("phrases.export")} {...unless(() => onDialog({ show: "export", phrases: chosen }))} />
        <IconButton icon={Share2} label={t("phrases.share")} {...unless(() => onDialog({ show: "share", phrases: chosen }))} />
        <IconButton
          icon={Trash2}
          label={t("phrases.delete")}
          {...unless(() => {
            onDone();
            document.querySelector("h1")?.focus();
            void changes.remove(chosen);
          })}
        />
      </div>
    </section>
  );
}
