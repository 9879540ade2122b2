import { RotateCw, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Dialog } from "./Dialog.tsx";
import { IconButton } from "./IconButton.tsx";
import styles from "./ShowDialog.module.css";
import { useMessages } from "./use-messages.ts";

interface ShowDialogProps {
  label: string;
  text: string;
  language: string;
  direction: "ltr" | "rtl";
  /** The text as it is drawn, where that is more than the text: with a word lit. */
  children?: ReactNode;
  /** Beside the button that turns it. */
  tools?: ReactNode;
  /** Below the words. */
  footer?: ReactNode;
  onClose: () => void;
}

/** Words as large as the screen allows, to hold out to the other person or turn towards them. */
export function ShowDialog({ label, text, language, direction, children = text, tools, footer, onClose }: ShowDialogProps) {
  const t = useMessages();
  const [turned, setTurned] = useState(false);
  const size = text.length > 400 ? "small" : text.length > 120 ? "medium" : "large";
  return (
    <Dialog label={label} size="screen" onClose={onClose}>
      <div className={styles.bar}>
        <IconButton icon={RotateCw} label={t("translate.show.turn")} aria-pressed={turned} onClick={() => setTurned(!turned)} />
        {tools}
        <span className={styles.spring} />
        <IconButton icon={X} label={t("translate.show.close")} onClick={onClose} />
      </div>
      <div className={styles.stage} data-turned={turned || undefined}>
        <p className={styles.words} lang={language} dir={direction} data-size={size}>
          {children}
        </p>
      </div>
      {footer}
    </Dialog>
  );
}
