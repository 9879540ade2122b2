import { Link } from "wouter";
import { useMessages } from "../ui/use-messages.ts";
import styles from "./Missing.module.css";

export function Missing() {
  const t = useMessages();
  return (
    <div className={styles.page}>
      <title>{t("app.title.missing")}</title>
      <h1 className={styles.words}>{t("app.missing")}</h1>
      <Link href="/" className={styles.link}>
        {t("app.missing.back")}
      </Link>
    </div>
  );
}
