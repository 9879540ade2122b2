import { type ReactNode, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./Question.module.css";
import { useProblem } from "./use-problem.ts";

interface QuestionProps {
  title: string;
  /** What happens then. */
  what: string;
  /** Names the way to do it and the way to leave it, as verbs. */
  yes: string;
  no: string;
  onYes: () => Promise<void>;
  onNo: () => void;
  /** What to do before. */
  children?: ReactNode;
}

/** Asked before what cannot be undone. The safe way comes first and has the focus. */
export function Question({ title, what, yes, no, onYes, onNo, children }: QuestionProps) {
  const t = useMessages();
  const problemOf = useProblem();
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
            {busy ? t("room.busy") : yes}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
