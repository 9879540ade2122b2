import { useState } from "react";
import { toParleyError } from "../../../api/errors.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { type Message, useMessages } from "../../../ui/use-messages.ts";
import { accountProblem } from "../account-problem.ts";
import { deleteAccount, type Deletion, NotAllDeleted } from "../delete-account.ts";
import styles from "./AccountView.module.css";
import { Field } from "./Field.tsx";
import { useAttempt } from "./use-attempt.ts";

interface DeleteDialogProps {
  email: string;
  services: Deletion;
  onDeleted: () => void;
  onClose: () => void;
}

const parts = ["conversations", "phrases", "usage", "files", "identity"] as const;
const pause = () => new Promise<void>((done) => setTimeout(done, 1_000));

function problemOf(error: unknown, t: Message): string {
  if (error instanceof NotAllDeleted) {
    const left = parts.filter((part) => error.left.includes(part)).map((part) => t(`account.delete.left.${part}`));
    return t("account.delete.left", { left: new Intl.ListFormat("en").format(left) });
  }
  return error instanceof Error && "code" in error ? toParleyError(error).sentence : accountProblem(error, t);
}

/** Says exactly what goes and what stays, and wants the e-mail typed: a slip of the hand deletes nothing. */
export function DeleteDialog({ email, services, onDeleted, onClose }: DeleteDialogProps) {
  const t = useMessages();
  const [typed, setTyped] = useState("");
  const [differs, setDiffers] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const leave = () => !busy && onClose();
  const go = () => {
    const same = typed.trim().toLowerCase() === email.toLowerCase();
    setDiffers(!same);
    if (!same) return;
    void attempt(
      async () => {
        await deleteAccount(services, pause);
        onDeleted();
      },
      (error) => problemOf(error, t),
    );
  };

  return (
    <Dialog label={t("account.delete.title")} size="form" onClose={leave}>
      <form
        className={styles.question}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <h2 className={styles.ask}>{t("account.delete.title")}</h2>
        <ul className={styles.goes}>
          <li>{t("account.delete.phrases")}</li>
          <li>{t("account.delete.rooms")}</li>
          <li>{t("account.delete.said")}</li>
          <li>{t("account.delete.rest")}</li>
        </ul>
        <p className={styles.what}>{t("account.delete.stays")}</p>
        <Field
          label={t("account.delete.confirm", { email })}
          problem={differs ? t("account.delete.differs") : undefined}
          type="text"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {problem && (
          <Notice role="alert" tone="bad">
            {problem}
          </Notice>
        )}
        <div className={`${styles.ways} ${styles.end}`}>
          <Button autoFocus aria-disabled={busy} onClick={leave}>
            {t("account.delete.no")}
          </Button>
          <Button type="submit" className={styles.danger} aria-disabled={busy}>
            {busy ? t("account.delete.busy") : t("account.delete.yes")}
          </Button>
        </div>
        <p role="status" className={styles.hidden}>
          {busy && t("account.delete.busy")}
        </p>
      </form>
    </Dialog>
  );
}
