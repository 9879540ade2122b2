import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { LitText, type Stretch } from "../../ui/LitText.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import type { DraftChange } from "./draft.ts";
import styles from "./Pane.module.css";
import { beginningOf, countCharacters, grouped, limit, most, type TextLength } from "./text-length.ts";
import words from "./Words.module.css";

interface SourcePaneProps {
  text: string;
  /** What was cleared and can come back. */
  cleared: string | undefined;
  /** A first text to tap, where one fits the languages. */
  example: { text: string; language: string } | undefined;
  /** The language of the text, if it is known. */
  language: string | undefined;
  direction: "ltr" | "rtl" | "auto";
  length: TextLength;
  lit: Stretch | undefined;
  onChange: (change: DraftChange) => void;
  picker: ReactNode;
  listen: ReactNode;
  notice: ReactNode;
}

export function SourcePane({ text, cleared, example, language, direction, length, lit, onChange, picker, listen, notice }: SourcePaneProps) {
  const t = useMessages();
  const field = useRef<HTMLTextAreaElement>(null);
  const count = countCharacters(text);
  const over = Math.max(0, count - limit);
  const numbers = { count: grouped(count), limit: grouped(limit) };

  const andFocus = (change: DraftChange) => {
    onChange(change);
    field.current?.focus();
  };

  return (
    <>
      <div className={styles.head}>{picker}</div>
      {/* The copy below the field makes it as tall as its text, and carries the light: a text area cannot. */}
      <div className={`${styles.field} ${words.words}`} data-words data-length={length} data-over={over > 0 || undefined}>
        {over === 0 && (
          <div aria-hidden className={styles.copy} lang={language} dir={direction}>
            <LitText text={text} lit={lit} />{" "}
          </div>
        )}
        <textarea
          ref={field}
          id="text"
          name="text"
          value={text}
          lang={language}
          dir={direction}
          aria-label={t("translate.mine")}
          aria-describedby="text-count"
          aria-invalid={over > 0 || undefined}
          placeholder={t("translate.placeholder")}
          maxLength={most}
          autoComplete="off"
          onChange={(event) => onChange({ do: "type", text: beginningOf(event.currentTarget.value) })}
        />
      </div>
      {text === "" && (
        <div className={styles.start}>
          {cleared ? (
            <Notice role="status">
              {t("translate.cleared")}{" "}
              <Button look="link" onClick={() => andFocus({ do: "undo" })}>
                {t("translate.undo")}
              </Button>
            </Notice>
          ) : (
            example && (
              <Notice>
                {t("translate.example.label")}{" "}
                <Button look="link" lang={example.language} onClick={() => andFocus({ do: "type", text: example.text })}>
                  “{example.text}”
                </Button>
              </Notice>
            )
          )}
        </div>
      )}
      <div className={styles.notices}>
        {over > 0 && (
          <Notice role="alert" tone="bad">
            {text.length < most - 1 ? t("translate.over", { over }) : t("translate.cut", { most: grouped(most), limit: numbers.limit })}
          </Notice>
        )}
        {notice}
      </div>
      <div className={styles.foot}>
        {listen}
        <span className={styles.spring} />
        <span id="text-count" className={styles.count} data-over={over > 0 || undefined}>
          <span className={styles.hidden}>{t("translate.count.label", numbers)}</span>
          <span aria-hidden>{t("translate.count", numbers)}</span>
        </span>
        <IconButton
          icon={X}
          label={t("translate.clear")}
          className={text === "" ? styles.gone : ""}
          disabled={text === ""}
          onClick={() => andFocus({ do: "clear" })}
        />
      </div>
    </>
  );
}
