import { useId } from "react";
import { useMessages } from "../../../ui/use-messages.ts";
import { bounds } from "../exchange/bounds.ts";
import { faultOf } from "./edited.ts";
import styles from "./TextField.module.css";

interface TextFieldProps {
  field: "sourceText" | "targetText" | "note";
  label: string;
  /** Of the text; a note is in whichever it is written in. */
  language?: string;
  direction?: "ltr" | "rtl";
  value: string;
  /** Says of an empty text that it must not be: not before one tried to save. */
  strict: boolean;
  onChange: (text: string) => void;
}

/** A text as tall as what it holds, with how much of it fits. */
export function TextField({ field, label, language, direction, value, strict, onChange }: TextFieldProps) {
  const t = useMessages();
  const id = useId();
  const most = field === "note" ? bounds.note : bounds.text;
  const fault = faultOf(field, value);
  const shown = fault && (fault.code === "over" || strict) ? fault : undefined;
  return (
    <div className={styles.field} data-field={field}>
      <label htmlFor={id} lang={language}>
        {label}
      </label>
      <div className={styles.grow} data-text={value}>
        <textarea
          id={id}
          lang={language}
          dir={direction ?? "auto"}
          rows={1}
          value={value}
          aria-invalid={shown !== undefined}
          aria-describedby={`${id}-count`}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      <p id={`${id}-count`} className={styles.below}>
        <span role="alert" className={styles.problem}>
          {shown && (shown.code === "empty" ? t("phrases.edit.empty") : t("phrases.edit.over", { over: shown.over }))}
        </span>
        {value.length > most * 0.8 && (
          <span className={styles.count}>
            {t("phrases.edit.count", { count: value.trim().length.toLocaleString("en"), most: most.toLocaleString("en") })}
          </span>
        )}
      </p>
    </div>
  );
}
