import { useMessages } from "../../ui/use-messages.ts";
import styles from "./AccountButton.module.css";

/** Today's characters: a line, and a bar that says the same. */
export function UsageLine({ used, allowed }: { used: number; allowed: number }) {
  const t = useMessages();
  const label = t("account.usage", { used: used.toLocaleString("en"), allowed: allowed.toLocaleString("en") });
  return (
    <div className={styles.usage}>
      <p>{label}</p>
      <meter aria-hidden min={0} max={allowed} value={Math.min(used, allowed)} />
    </div>
  );
}
