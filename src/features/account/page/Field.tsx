import { type InputHTMLAttributes, useId } from "react";
import styles from "./AccountView.module.css";

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  /** Said under the field, which then is to be typed or changed. */
  problem?: string | undefined;
}

export function Field({ label, problem, ...input }: FieldProps) {
  const id = useId();
  return (
    <p className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} required aria-invalid={problem !== undefined} aria-describedby={`${id} problem`} />
      <span id={`${id} problem`} role="alert" className={styles.problem}>
        {problem}
      </span>
    </p>
  );
}
