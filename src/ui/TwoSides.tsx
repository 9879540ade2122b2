import type { ReactNode } from "react";
import styles from "./TwoSides.module.css";

export interface SideText {
  text: string;
  language: string;
  direction: "ltr" | "rtl";
}

interface TwoSidesProps {
  mine: SideText;
  /** Undefined while there is none; `children` say why. */
  theirs: SideText | undefined;
  /** Buttons for the one side and for the other. */
  mineTools?: ReactNode;
  theirTools?: ReactNode;
  /** Below their words: where those come from. */
  children?: ReactNode;
}

/** One phrase as it stands in a phrasebook: what I read, and beside it, or below on a phone, what they read. */
export function TwoSides({ mine, theirs, mineTools, theirTools, children }: TwoSidesProps) {
  return (
    <article className={styles.phrase}>
      <div className={styles.side}>
        <p className={styles.mine} lang={mine.language} dir={mine.direction}>
          {mine.text}
        </p>
        <div className={styles.tools}>{mineTools}</div>
      </div>
      <div className={styles.side}>
        <div className={styles.words}>
          {theirs && (
            <p className={styles.theirs} lang={theirs.language} dir={theirs.direction}>
              {theirs.text}
            </p>
          )}
          {children}
        </div>
        <div className={styles.tools}>{theirTools}</div>
      </div>
    </article>
  );
}
