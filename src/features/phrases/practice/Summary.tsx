import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { Button } from "../../../ui/Button.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import page from "../PhrasesPage.module.css";
import { knewOf, missedOf, type Practice } from "./practice.ts";
import styles from "./Summary.module.css";

interface SummaryProps {
  practice: Practice;
  /** How many there are to practise now. */
  more: number;
  href: string;
  onMissed: () => void;
  onMore: () => void;
}

/** The end of a round: how it went, and what one might do next. */
export function Summary({ practice, more, href, onMissed, onMore }: SummaryProps) {
  const t = useMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  const missed = missedOf(practice).length;
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.summary}>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {t("practice.summary", { knew: knewOf(practice), count: practice.said.length })}
      </h2>
      <p className={styles.what}>{missed === 0 ? t("practice.summary.all") : t("practice.summary.missed", { missed })}</p>
      <div className={styles.ways}>
        {missed > 0 && (
          <Button look="filled" onClick={onMissed}>
            {t("practice.again", { missed })}
          </Button>
        )}
        {more > 0 && <Button onClick={onMore}>{t("practice.more")}</Button>}
        <Link href={href} className={page.other}>
          {t("practice.back")}
        </Link>
      </div>
    </section>
  );
}
