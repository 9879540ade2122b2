import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes } from "react";
import styles from "./IconButton.module.css";

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: LucideIcon;
  /** Read by screen readers, shown as a tip. */
  label: string;
  /** `mine` and `theirs` are the filled, round ones; `quiet` is ink on whatever lies below. */
  tone?: "quiet" | "mine" | "theirs";
  /** Fills the icon itself, for a star that is on. */
  filled?: boolean;
}

export function IconButton({ icon: Icon, label, tone = "quiet", filled = false, className = "", ...button }: IconButtonProps) {
  return (
    <button type="button" {...button} aria-label={label} title={label} className={`${styles.button} ${styles[tone]} ${className}`}>
      <Icon aria-hidden size={20} strokeWidth={1.75} fill={filled ? "currentColor" : "none"} />
    </button>
  );
}
