import { type ReactNode, useLayoutEffect, useRef } from "react";
import styles from "./Dialog.module.css";

interface DialogProps {
  /** Names the dialog to screen readers. */
  label: string;
  onClose: () => void;
  /** `card` floats (a sheet from below on a phone), `form` too, as high as what it holds; `screen` covers everything. */
  size?: "card" | "form" | "screen";
  children: ReactNode;
}

/** A modal dialog while it is rendered: the browser traps the focus, closes on Escape and gives the focus back. */
export function Dialog({ label, onClose, size = "card", children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);

  // A layout effect is undone while the dialog is still in the page: only then does closing give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-label={label}
      className={`${styles.dialog} ${size === "screen" ? styles.screen : styles.card} ${size === "form" ? styles.form : ""}`}
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
