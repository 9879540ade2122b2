import { type ReactNode, useState } from "react";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Notice } from "./Notice.tsx";
import styles from "./Question.module.css";

interface QuestionProps {
  title: string;
  /** What happens then. */
  what: string;
  /** Names the way to do it and the way to leave it, as verbs. */
  yes: string;
  no: string;
  /** Stands on the way to do it while it is being done. */
  busy: string;
  /** Why it could not be done, in words. */
  problemOf: (error: unknown) => string;
  onYes: () => Promise<void>;
  onNo: () => void;
  /** What to do before. */
  children?: ReactNode;
}

/** Asked before what cannot be undone. The safe way comes first and has the focus. */
export function Question({ title, what, yes, no, busy: busyWord, problemOf, onYes, onNo, children }: QuestionProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const go = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onYes();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };

  return (
    <Dialog label={title} size="form" onClose={onNo}>
      <div className={styles.question}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.what}>{what}</p>
        {children}
        {problem !== undefined && (
          <Notice role="alert" tone="bad">
            {problemOf(problem)}
          </Notice>
        )}
        <div className={styles.ways}>
          <Button autoFocus onClick={onNo}>
            {no}
          </Button>
          <Button className={styles.yes} aria-disabled={busy} onClick={() => !busy && void go()}>
            {busy ? busyWord : yes}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
