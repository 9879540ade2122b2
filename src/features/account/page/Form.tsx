import type { ReactNode } from "react";
import { Button } from "../../../ui/Button.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./AccountView.module.css";

interface FormProps {
  label: string;
  send: string;
  busy: boolean;
  onSend: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** A few fields, and the two ways on. */
export function Form({ label, send, busy, onSend, onCancel, children }: FormProps) {
  const t = useMessages();
  return (
    <form
      aria-label={label}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
      <div className={styles.ways}>
        <Button type="submit" look="filled" aria-disabled={busy}>
          {busy ? t("account.busy") : send}
        </Button>
        <Button onClick={onCancel}>{t("account.cancel")}</Button>
      </div>
    </form>
  );
}
