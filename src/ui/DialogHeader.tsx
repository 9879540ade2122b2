import { X } from "lucide-react";
import styles from "./DialogHeader.module.css";
import { IconButton } from "./IconButton.tsx";

interface DialogHeaderProps {
  title: string;
  /** What the button that closes is called. */
  close: string;
  onClose: () => void;
}

export function DialogHeader({ title, close, onClose }: DialogHeaderProps) {
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>{title}</h2>
      <IconButton icon={X} label={close} onClick={onClose} />
    </header>
  );
}
