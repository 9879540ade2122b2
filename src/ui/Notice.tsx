import type { ReactNode } from "react";
import styles from "./Notice.module.css";

interface NoticeProps {
  tone?: "quiet" | "bad" | "warn";
  /** `alert` interrupts a screen reader; `status` waits for its turn. */
  role?: "alert" | "status";
  children: ReactNode;
}

/** One sentence, where the hand is, with the way out inside it. */
export function Notice({ tone = "quiet", role, children }: NoticeProps) {
  return (
    <p role={role} className={`${styles.notice} ${styles[tone]}`}>
      {children}
    </p>
  );
}
