import { Suspense } from "react";
import { Link, useLocation } from "wouter";
import { AccountButton } from "../features/account/AccountButton.tsx";
import { useMessages } from "../ui/use-messages.ts";
import { AccountUsage, EngineNote, WaitingNote } from "./after-paint.ts";
import styles from "./Header.module.css";
import { Mark } from "./Mark.tsx";
import { isAt, places } from "./places.ts";
import { useIdle } from "./use-idle.ts";

export function Header({ onSignIn, onSignOut }: { onSignIn: () => void; onSignOut: () => void }) {
  const t = useMessages();
  const [path] = useLocation();
  const idle = useIdle();
  return (
    <header className={styles.header}>
      <a href="#content" className={styles.skip}>
        {t("app.skip")}
      </a>
      <Link href="/" className={styles.brand}>
        <Mark className={styles.mark} />
        {t("app.name")}
      </Link>
      <nav aria-label={t("app.nav")} className={styles.places}>
        {places.map((place) => (
          <Link key={place.path} href={place.path} className={styles.place} aria-current={isAt(path, place.path) ? "page" : undefined}>
            {t(place.name)}
          </Link>
        ))}
      </nav>
      <p className={styles.engine}>
        <Suspense>{idle && <EngineNote />}</Suspense>
      </p>
      <Suspense>{idle && <WaitingNote />}</Suspense>
      <AccountButton
        href="/account"
        onSignIn={onSignIn}
        onSignOut={onSignOut}
        usage={() => (
          <Suspense>
            <AccountUsage />
          </Suspense>
        )}
      />
    </header>
  );
}
