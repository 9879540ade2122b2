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
  /** What the button of a language is called, where it is not "Translate to …". */
  labelOf?: (language: string) => string;
  onChoose: (code: string) => void;
  onRetry: () => void;
}

/** The language of one side: its name, and behind it the list to choose another from. */
export function LanguagePicker({ side, drawnAs = side, value, detected, languages, labelOf, onChoose, onRetry }: LanguagePickerProps) {
  const t = useMessages();
  const [open, setOpen] = useState(false);
  const shown = value === "auto" ? detected : value;
  const name = shown ? languages.name(shown) : t("translate.detect");
  const native = shown ? languages.nativeName(shown) : name;
  const isDetected = value === "auto" && shown !== undefined;
  // What is seen is part of what the button is called, in the same order: who works it by voice says what they see
  // (WCAG 2.5.3, Label in Name).
  const caption = isDetected ? t("language.detected") : name !== native && name;
  const language = [...new Set(isDetected ? [name, native] : [native, name])].join(", ");

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
          labelOf?.(language) ??
          t(isDetected ? "language.from.detected" : side === "source" ? "translate.from" : "translate.to", { language })
        }
        onClick={() => setOpen(true)}
      >
        <bdi lang={shown} className={styles.native}>
          {native}
        </bdi>{" "}
        <span className={styles.caption}>{caption}</span>
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
