import { type RefObject, useId } from "react";
import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./Fields.module.css";
import { typedCode } from "./typed-code.ts";

interface CodeFieldProps {
  code: string;
  onCode: (code: string) => void;
  problem: string | undefined;
  field: RefObject<HTMLInputElement | null>;
}

/** Takes a code as people type and paste it. What is changed in its middle is put in order when the field is left. */
export function CodeField({ code, onCode, problem, field }: CodeFieldProps) {
  const t = useMessages();
  const id = useId();
  return (
    <p className={styles.field}>
      <label htmlFor={id}>{t("rooms.code")}</label>
      <input
        ref={field}
        id={id}
        className={styles.code}
        dir="ltr"
        lang="zxx"
        value={code}
        placeholder="KTRM-4WMX"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id} problem`}
        onChange={({ currentTarget: { value, selectionEnd } }) => onCode(selectionEnd === value.length ? typedCode(value) : value.slice(0, 2_000))}
        onBlur={() => onCode(typedCode(code))}
      />
      <span id={`${id} problem`} className={styles.problem}>
        {problem}
      </span>
    </p>
  );
}
