import { useRef, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { DialogHeader } from "../../../ui/DialogHeader.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { showToast } from "../../../ui/toasts.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import type { NewPhrase, PhraseBook } from "../book/phrase-book.ts";
import styles from "./Exchange.module.css";
import { FileField } from "./FileField.tsx";
import { ImportError, type Problem } from "./import-error.ts";
import { keepAll } from "./keep-all.ts";
import { Problems } from "./Problems.tsx";
import { readFile } from "./read-file.ts";
import { Sample } from "./Sample.tsx";

type Step =
  | { at: "choose"; file?: string; problems?: readonly Problem[] }
  | { at: "reading" }
  | { at: "preview"; file: string; fresh: NewPhrase[]; there: number; doubled: number; failed?: boolean }
  | { at: "importing"; done: number; all: number };

/** From a file into the phrasebook. Nothing is changed before one has seen what is in it. */
export function ImportDialog({ book, onClose }: { book: PhraseBook; onClose: () => void }) {
  const t = useMessages();
  const [step, setStep] = useState<Step>({ at: "choose" });
  const newest = useRef<File>(undefined);

  const read = async (file: File) => {
    newest.current = file;
    setStep({ at: "reading" });
    const next = await lookInto(file, book);
    if (newest.current === file) setStep(next);
  };

  const keep = async (preview: Step & { at: "preview" }) => {
    const { fresh } = preview;
    setStep({ at: "importing", done: 0, all: fresh.length });
    try {
      const added = await keepAll(book, fresh, (done) => setStep({ at: "importing", done, all: fresh.length }));
      const undo = added && { label: t("phrases.undo"), run: () => void book.remove(added) };
      showToast({ text: t("exchange.imported", { count: fresh.length }), ...(undo && { action: undo }) });
      onClose();
    } catch {
      setStep({ ...preview, failed: true });
    }
  };

  return (
    <Dialog label={t("exchange.import")} size="form" onClose={onClose}>
      <DialogHeader title={t("exchange.import")} close={t("exchange.close")} onClose={onClose} />
      <div className={styles.body}>
        {step.at === "choose" && (
          <>
            <p className={styles.why}>{t("exchange.import.what")}</p>
            {step.problems && <Problems file={step.file ?? ""} problems={step.problems} />}
          </>
        )}
        {(step.at === "choose" || step.at === "reading") && <FileField onFile={(file) => void read(file)} />}
        {step.at === "reading" && <Notice role="status">{t("exchange.import.reading")}</Notice>}
        {step.at === "preview" && (
          <>
            <Sample {...step} />
            {step.failed && (
              <Notice role="alert" tone="bad">
                {t("exchange.import.failed")}
              </Notice>
            )}
            <div className={styles.actions}>
              {step.fresh.length > 0 && (
                <Button look="filled" onClick={() => void keep(step)}>
                  {t("exchange.import.go", { count: step.fresh.length })}
                </Button>
              )}
              <Button onClick={() => setStep({ at: "choose" })}>{t("exchange.import.other")}</Button>
            </div>
          </>
        )}
        {step.at === "importing" && (
          <>
            <p role="status">{t("exchange.importing", { done: step.done, all: step.all })}</p>
            <progress className={styles.progress} aria-label={t("exchange.import")} value={step.done} max={step.all} />
          </>
        )}
      </div>
    </Dialog>
  );
}

async function lookInto(file: File, book: PhraseBook): Promise<Step> {
  try {
    const { phrases, doubled } = await readFile(file);
    const fresh = phrases.filter((phrase) => !book.find(phrase));
    return { at: "preview", file: file.name, fresh, there: phrases.length - fresh.length, doubled };
  } catch (error) {
    if (error instanceof ImportError) return { at: "choose", file: file.name, problems: error.problems };
    throw error;
  }
}
