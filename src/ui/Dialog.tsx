import { type ReactNode, useEffect, useRef } from "react";
import styles from "./Dialog.module.css";

interface DialogProps {
  /** Names the dialog to screen readers. */
  label: string;
  onClose: () => void;
  /** `card` floats (a sheet from below on a phone); `screen` covers everything. */
  size?: "card" | "screen";
  children: ReactNode;
}

/** A modal dialog while it is rendered: the browser traps the focus, closes on Escape and gives the focus back. */
export function Dialog({ label, onClose, size = "card", children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-label={label}
      className={`${styles.dialog} ${styles[size]}`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.content}>{children}</div>
    </dialog>
  );
}
