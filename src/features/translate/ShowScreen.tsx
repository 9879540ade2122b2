import { RotateCw, X } from "lucide-react";
import { useState } from "react";
import { Dialog } from "../../ui/Dialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import styles from "./ShowScreen.module.css";

interface ShowScreenProps {
  text: string;
  language: string;
  direction: "ltr" | "rtl";
  onClose: () => void;
}

/** The translation as large as the screen allows, to hold out to the other person or turn towards them. */
export function ShowScreen({ text, language, direction, onClose }: ShowScreenProps) {
  const t = useMessages();
  const [turned, setTurned] = useState(false);
  const size = text.length > 400 ? "small" : text.length > 120 ? "medium" : "large";
  return (
    <Dialog label={t("translate.show")} size="screen" onClose={onClose}>
      <div className={styles.bar}>
        <IconButton icon={RotateCw} label={t("translate.show.turn")} aria-pressed={turned} onClick={() => setTurned(!turned)} />
        <IconButton icon={X} label={t("translate.show.close")} onClick={onClose} />
      </div>
      <div className={styles.stage} data-turned={turned || undefined}>
        <p className={styles.words} lang={language} dir={direction} data-size={size}>
          {text}
        </p>
      </div>
    </Dialog>
  );
}
