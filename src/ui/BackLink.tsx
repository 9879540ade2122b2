import { ArrowLeft } from "lucide-react";
import { Link } from "wouter";
import styles from "./BackLink.module.css";

/** The way to the page above this one, at its head. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className={styles.back}>
      <ArrowLeft aria-hidden size={18} strokeWidth={1.75} />
      {children}
    </Link>
  );
}
