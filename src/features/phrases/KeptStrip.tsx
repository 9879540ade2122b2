import { Star } from "lucide-react";
import { Link } from "wouter";
import { useMessages } from "../../ui/use-messages.ts";
import { usePhraseBook } from "./book/use-phrase-book.ts";
import styles from "./KeptStrip.module.css";
import type { LanguageNames, Phrase } from "./phrase.ts";
import { PhraseCard } from "./PhraseCard.tsx";

interface KeptStripProps {
  languages: LanguageNames;
  onOpen: (phrase: Phrase) => void;
  /** Where all of them are. */
  href: string;
}

/** The newest three, below the sheet; nothing while there is nothing. */
export function KeptStrip({ languages, onOpen, href }: KeptStripProps) {
  const t = useMessages();
  const phrases = usePhraseBook()?.state.phrases ?? [];
  if (phrases.length === 0) return null;

  return (
    <section aria-labelledby="kept">
      <div className={styles.head}>
        <h2 id="kept" className={styles.title}>
          {t("phrases.kept")}
        </h2>
        <Link href={href} className={styles.all}>
          {t("phrases.all")}
        </Link>
      </div>
      <ul className={styles.strip}>
        {phrases.slice(0, 3).map((phrase) => (
          <li key={phrase.id}>
            <PhraseCard
              phrase={phrase}
              languages={languages}
              onOpen={onOpen}
              actions={phrase.favourite && <Star aria-label={t("phrases.favourite")} size={14} className={styles.star} />}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
