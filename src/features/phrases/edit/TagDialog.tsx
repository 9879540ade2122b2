import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { DialogHeader } from "../../../ui/DialogHeader.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./EditDialog.module.css";
import { TagField } from "./TagField.tsx";
import { withTags } from "./tags.ts";

interface TagDialogProps {
  /** How many phrases get them. */
  count: number;
  known: readonly string[];
  onAdd: (tags: readonly string[]) => void;
  onClose: () => void;
}

/** Adds tags to several phrases at once. */
export function TagDialog({ count, known, onAdd, onClose }: TagDialogProps) {
  const t = useMessages();
  const [tags, setTags] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState("");
  const all = withTags(tags, [typed]);
  return (
    <Dialog label={t("phrases.tag.title", { count })} size="form" onClose={onClose}>
      <DialogHeader title={t("phrases.tag.title", { count })} close={t("phrases.edit.close")} onClose={onClose} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (all.length === 0) return;
          onAdd(all);
          onClose();
        }}
      >
        <TagField tags={tags} onTags={setTags} typed={typed} onTyped={setTyped} known={known} autoFocus />
        <div className={styles.ways}>
          <Button onClick={onClose}>{t("phrases.edit.cancel")}</Button>
          <Button type="submit" look="filled" aria-disabled={all.length === 0}>
            {t("phrases.tag.add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
