import type { ReactNode } from "react";
import { useMessages } from "../../ui/use-messages.ts";
import type { LanguageNames, Phrase } from "./phrase.ts";
import styles from "./PhraseCard.module.css";

interface PhraseCardProps {
  phrase: Phrase;
  languages: LanguageNames;
  /** Loads the phrase where it can be worked on; the whole card is the button. */
  onOpen: (phrase: Phrase) => void;
  /** What else can be done with it, at the end of its last line. */
  actions?: ReactNode;
}

export function PhraseCard({ phrase, languages, onOpen, actions }: PhraseCardProps) {
  const t = useMessages();
  const { sourceLanguage, targetLanguage } = phrase;
  return (
    <article className={styles.card}>
      <button type="button" className={styles.open} title={t("phrases.open")} onClick={() => onOpen(phrase)}>
        <span className={styles.source} lang={sourceLanguage} dir={languages.direction(sourceLanguage)}>
          {phrase.sourceText}
        </span>
        <span className={styles.target} lang={targetLanguage} dir={languages.direction(targetLanguage)}>
          {phrase.targetText}
        </span>
      </button>
      <div className={styles.foot}>
        <p className={styles.languages}>
          <bdi lang={sourceLanguage}>{languages.nativeName(sourceLanguage)}</bdi> →{" "}
          <bdi lang={targetLanguage}>{languages.nativeName(targetLanguage)}</bdi>
        </p>
        {actions}
      </div>
    </article>
  );
}
