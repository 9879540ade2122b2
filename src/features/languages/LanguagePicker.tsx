import { ChevronDown } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useMessages } from "../../ui/use-messages.ts";
import type { LanguageBook } from "./language.ts";
import styles from "./LanguagePicker.module.css";
import { rememberLanguage, type Side } from "./recents.ts";

const LanguageDialog = lazy(async () => ({ default: (await import("./LanguageDialog.tsx")).LanguageDialog }));

interface LanguagePickerProps {
  side: Side;
  /** Whose side it is drawn as, where that is not the side it is chosen for. */
  drawnAs?: Side;
  /** A code, or `auto` on the source side. */
  value: string;
  /** What `auto` turned out to be. */
  detected?: string | undefined;
  languages: LanguageBook;
  /** What the button is called, where it is not "Translate to …". */
  label?: string;
  onChoose: (code: string) => void;
  onRetry: () => void;
}

/** The language of one side: its name, and behind it the list to choose another from. */
export function LanguagePicker({ side, drawnAs = side, value, detected, languages, label, onChoose, onRetry }: LanguagePickerProps) {
  const t = useMessages();
  const [open, setOpen] = useState(false);
  const shown = value === "auto" ? detected : value;
  const name = shown ? languages.name(shown) : t("translate.detect");

  const choose = (code: string) => {
    setOpen(false);
    if (code !== "auto") rememberLanguage(side, code);
    onChoose(code);
  };

  return (
    <>
      <button
        type="button"
        className={`${styles.picker} ${styles[drawnAs]}`}
        aria-haspopup="dialog"
        aria-label={
          label ??
          (value === "auto" && shown
            ? t("language.from.detected", { language: name })
            : t(side === "source" ? "translate.from" : "translate.to", { language: name }))
        }
        onClick={() => setOpen(true)}
      >
        {shown ? (
          <bdi lang={shown} className={styles.native}>
            {languages.nativeName(shown)}
          </bdi>
        ) : (
          <span className={styles.native}>{name}</span>
        )}
        <span className={styles.caption}>
          {value === "auto" ? shown && t("language.detected") : name !== languages.nativeName(value) && name}
        </span>
        <ChevronDown aria-hidden size={18} strokeWidth={1.75} className={styles.chevron} />
      </button>
      {open && (
        <Suspense>
          <LanguageDialog
            side={side}
            value={value}
            detected={detected}
            languages={languages}
            onChoose={choose}
            onRetry={onRetry}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
