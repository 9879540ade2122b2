import type { ReactNode } from "react";
import { Button } from "../../ui/Button.tsx";
import { LitText, type Stretch } from "../../ui/LitText.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import styles from "./Pane.module.css";
import type { TextLength } from "./text-length.ts";
import words from "./Words.module.css";

interface TargetPaneProps {
  shown: { text: string; language: string } | undefined;
  direction: "ltr" | "rtl";
  /** There is text to translate. */
  asked: boolean;
  /** What is shown is not yet the answer to what stands on the other side. */
  behind: boolean;
  length: TextLength;
  lit: Stretch | undefined;
  picker: ReactNode;
  /** Whether the polite form is on; undefined where the language has none. */
  polite: boolean | undefined;
  onPolite: (polite: boolean) => void;
  listen: ReactNode;
  actions: ReactNode;
  /** Why there is no translation. */
  problem: ReactNode;
  notice: ReactNode;
}

export function TargetPane({ shown, direction, asked, behind, length, lit, picker, polite, onPolite, listen, actions, problem, notice }: TargetPaneProps) {
  const t = useMessages();
  return (
    <>
      <div className={styles.head}>
        {picker}
        {polite !== undefined && (
          <Button
            className={styles.polite}
            aria-pressed={polite}
            title={t("translate.polite.label")}
            onClick={() => onPolite(!polite)}
          >
            {t("translate.polite")}
          </Button>
        )}
      </div>
      <div
        className={`${styles.output} ${words.words}`}
        data-words
        data-length={length}
        data-behind={behind || undefined}
        data-empty={(asked && !shown && !behind) || undefined}
        aria-live="polite"
        aria-busy={behind}
      >
        {asked && shown && (
          <div lang={shown.language} dir={direction}>
            <LitText text={shown.text} lit={lit} />
          </div>
        )}
        {asked && !shown && behind && <Skeleton />}
        {!asked && <p className={styles.empty}>{t("translate.empty")}</p>}
      </div>
      {problem}
      <div className={styles.notices}>{notice}</div>
      <div className={styles.foot}>
        {listen}
        <span className={styles.spring} />
        {actions}
      </div>
    </>
  );
}

function Skeleton() {
  return (
    <div className={styles.skeleton} aria-hidden>
      <span />
      <span />
    </div>
  );
}
