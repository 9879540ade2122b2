import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { DialogHeader } from "../../../ui/DialogHeader.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { LanguageNames, Phrase, PhraseFields } from "../phrase.ts";
import styles from "./EditDialog.module.css";
import { changedFields, editable, faultOf } from "./edited.ts";
import { TagField } from "./TagField.tsx";
import { withTags } from "./tags.ts";
import { TextField } from "./TextField.tsx";

interface EditDialogProps {
  title: string;
  /** What the button that saves is called. */
  save: string;
  phrase: Omit<Phrase, "id" | "createdAt">;
  /** Tags in use, to choose from. */
  known: readonly string[];
  languages: LanguageNames;
  /** Why it has to be written anew. */
  problem?: string;
  /** Runs with what is different, and with nothing where only `problem` made it open. */
  onSave: (fields: PhraseFields) => void;
  onClose: () => void;
}

/** Both texts, tags and a note. The languages stay as they are. A stray press loses nothing: it asks. */
export function EditDialog({ title, save, phrase, known, languages, problem, onSave, onClose }: EditDialogProps) {
  const t = useMessages();
  const [before] = useState(() => editable(phrase));
  const [edited, set] = useState(before);
  const [typed, setTyped] = useState("");
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);

  const now = { ...edited, tags: withTags(edited.tags, [typed]) };
  const fields = changedFields(before, now);
  const faults = (["sourceText", "targetText", "note"] as const).some((field) => faultOf(field, now[field]));
  const leave = () => (fields && !asking ? setAsking(true) : onClose());

  const submit = () => {
    setTried(true);
    if (faults) return;
    if (fields || problem) onSave(fields ?? {});
    onClose();
  };

  return (
    <Dialog label={title} size="form" onClose={() => (asking ? setAsking(false) : leave())}>
      <DialogHeader title={title} close={t("phrases.edit.close")} onClose={leave} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit();
        }}
      >
        {problem && (
          <Notice tone="bad" role="alert">
            {problem}
          </Notice>
        )}
        {(["source", "target"] as const).map((side) => {
          const language = phrase[`${side}Language`];
          return (
            <TextField
              key={side}
              field={`${side}Text`}
              label={languages.nativeName(language)}
              language={language}
              direction={languages.direction(language)}
              value={edited[`${side}Text`]}
              strict={tried}
              onChange={(text) => set({ ...edited, [`${side}Text`]: text })}
            />
          );
        })}
        <TagField tags={edited.tags} onTags={(tags) => set((last) => ({ ...last, tags }))} typed={typed} onTyped={setTyped} known={known} />
        <TextField field="note" label={t("phrases.note")} value={edited.note} strict={tried} onChange={(note) => set({ ...edited, note })} />
        {asking ? (
          <div role="alertdialog" aria-label={t("phrases.edit.unsaved")} className={styles.question}>
            <p>{t("phrases.edit.unsaved")}</p>
            <div className={styles.ways}>
              <Button onClick={onClose}>{t("phrases.edit.discard")}</Button>
              <Button autoFocus look="filled" onClick={() => setAsking(false)}>
                {t("phrases.edit.go-on")}
              </Button>
            </div>
          </div>
        ) : (
          <div className={styles.ways}>
            <Button onClick={leave}>{t("phrases.edit.cancel")}</Button>
            <Button type="submit" look="filled" aria-disabled={faults}>
              {save}
            </Button>
          </div>
        )}
      </form>
    </Dialog>
  );
}
