import { useInfiniteQuery } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { Link } from "wouter";
import { useSession } from "../../api/use-session.ts";
import { useMessages } from "../../ui/use-messages.ts";
import styles from "./KeptStrip.module.css";
import type { LanguageNames, Phrase } from "./phrase.ts";
import { allPhrases } from "./phrase-list.ts";
import { PhraseCard } from "./PhraseCard.tsx";
import { phrasesQuery } from "./phrases-query.ts";
import { useLivePhrases } from "./use-live-phrases.ts";

interface KeptStripProps {
  languages: LanguageNames;
  onOpen: (phrase: Phrase) => void;
  /** Where all of them are. */
  href: string;
}

/** The newest three, below the sheet; nothing while there is nothing. */
export function KeptStrip({ languages, onOpen, href }: KeptStripProps) {
  const t = useMessages();
  const session = useSession();
  const sub = session.state === "signed-in" ? session.sub : undefined;
  useLivePhrases(sub);
  const { data } = useInfiniteQuery({ ...phrasesQuery(sub ?? ""), enabled: sub !== undefined });
  const phrases = sub && data ? allPhrases(data) : [];
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
