import { useMessages } from "../../../ui/use-messages.ts";
import type { NewPhrase } from "../book/phrase-book.ts";
import styles from "./Exchange.module.css";

interface SampleProps {
  file: string;
  /** What would be new. */
  fresh: readonly NewPhrase[];
  /** How many one has already, and how many the file has twice. */
  there: number;
  doubled: number;
}

/** What a file would bring. */
export function Sample({ file, fresh, there, doubled }: SampleProps) {
  const t = useMessages();
  return (
    <>
      <div role="status">
        <p className={styles.count}>{t("exchange.import.found", { count: fresh.length, file })}</p>
        {there > 0 && <p className={styles.why}>{t("exchange.import.there", { count: there })}</p>}
        {doubled > 0 && <p className={styles.why}>{t("exchange.import.doubled", { count: doubled })}</p>}
      </div>
      {fresh.length > 0 && (
        <ul className={styles.sample} aria-label={t("exchange.import.first")}>
          {fresh.slice(0, 3).map((phrase, index) => (
            <li key={index}>
              <p className={styles.source} lang={phrase.sourceLanguage} dir="auto">
                {phrase.sourceText}
              </p>
              <p className={styles.target} lang={phrase.targetLanguage} dir="auto">
                {phrase.targetText}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
