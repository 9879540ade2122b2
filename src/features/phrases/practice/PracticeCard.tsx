import { Check, X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "../../../ui/Button.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { LanguageNames, Phrase } from "../phrase.ts";
import styles from "./PracticeCard.module.css";

interface PracticeCardProps {
  phrase: Phrase;
  hides: "mine" | "theirs";
  revealed: boolean;
  /** The how many-th of how many. */
  number: number;
  count: number;
  languages: LanguageNames;
  listen: ((text: string, language: string, place: string) => ReactNode) | undefined;
  onReveal: () => void;
  onAnswer: (knew: boolean) => void;
}

export function PracticeCard({ phrase, hides, revealed, number, count, languages, listen, onReveal, onAnswer }: PracticeCardProps) {
  const t = useMessages();
  const sides = {
    mine: { text: phrase.sourceText, language: phrase.sourceLanguage },
    theirs: { text: phrase.targetText, language: phrase.targetLanguage },
  };
  const asked = hides === "mine" ? "theirs" : "mine";
  const answer = useRef<HTMLDivElement>(null);

  // The focus is where the hand goes next, and a screen reader hears what came to light.
  useEffect(() => {
    answer.current?.focus({ preventScroll: true });
  }, [revealed]);

  const words = (side: "mine" | "theirs") => (
    <p className={styles.words} data-side={side} lang={sides[side].language} dir={languages.direction(sides[side].language)}>
      {sides[side].text}
    </p>
  );

  return (
    <section className={styles.card} aria-label={t("practice.card", { number, count })}>
      <progress className={styles.progress} value={number - 1} max={count} aria-label={t("practice.progress")} />
      <p className={styles.number}>{t("practice.card", { number, count })}</p>
      <div className={styles.side}>
        <p className={styles.language}>
          <bdi lang={sides[asked].language}>{languages.nativeName(sides[asked].language)}</bdi>
        </p>
        {words(asked)}
        {asked === "theirs" && listen?.(phrase.targetText, phrase.targetLanguage, phrase.id)}
      </div>
      <div ref={answer} tabIndex={-1} className={`${styles.side} ${styles.answer}`} data-revealed={revealed || undefined} data-side={hides}>
        <p className={styles.language}>
          <bdi lang={sides[hides].language}>{languages.nativeName(sides[hides].language)}</bdi>
        </p>
        {revealed ? (
          <>
            {words(hides)}
            {phrase.note !== "" && (
              <p className={styles.note} dir="auto">
                {phrase.note}
              </p>
            )}
            {hides === "theirs" && listen?.(phrase.targetText, phrase.targetLanguage, phrase.id)}
          </>
        ) : (
          <button type="button" className={styles.reveal} onClick={onReveal}>
            {t("practice.reveal")}
          </button>
        )}
      </div>
      <div className={styles.ways}>
        <Button aria-disabled={!revealed} className={styles.way} aria-keyshortcuts="ArrowLeft" onClick={() => onAnswer(false)}>
          <X aria-hidden size={18} strokeWidth={2} />
          {t("practice.not-yet")}
        </Button>
        <Button
          aria-disabled={!revealed}
          look={revealed ? "filled" : "outlined"}
          className={styles.way}
          aria-keyshortcuts="ArrowRight"
          onClick={() => onAnswer(true)}
        >
          <Check aria-hidden size={18} strokeWidth={2} />
          {t("practice.knew")}
        </Button>
      </div>
    </section>
  );
}
