import { Link, useLocation } from "wouter";
import { useMessages } from "../ui/use-messages.ts";
import styles from "./BottomBar.module.css";
import { isAt, places } from "./places.ts";

/** The places, within reach of a thumb. */
export function BottomBar() {
  const t = useMessages();
  const [path] = useLocation();
  return (
    <nav aria-label={t("app.nav")} className={styles.bar}>
      {places.map(({ path: href, name, icon: Icon }) => (
        <Link key={href} href={href} className={styles.place} aria-current={isAt(path, href) ? "page" : undefined}>
          <Icon aria-hidden size={22} strokeWidth={1.75} />
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}
