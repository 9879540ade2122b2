import type { ButtonHTMLAttributes } from "react";
import styles from "./Button.module.css";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `outlined` is the usual pill; `filled` the one thing to do; `link` stands inside a sentence. */
  look?: "outlined" | "filled" | "link";
}

export function Button({ look = "outlined", className = "", ...button }: ButtonProps) {
  return <button type="button" {...button} className={`${styles.button} ${styles[look]} ${className}`} />;
}
