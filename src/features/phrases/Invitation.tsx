import type { ReactNode } from "react";
import styles from "./Invitation.module.css";

/** An empty page that says what to do first. */
export function Invitation({ title, why, children }: { title: string; why?: string; children?: ReactNode }) {
  return (
    <section className={styles.invitation}>
      <p className={styles.lead}>{title}</p>
      {why && <p className={styles.why}>{why}</p>}
      {children && <div className={styles.ways}>{children}</div>}
    </section>
  );
}
