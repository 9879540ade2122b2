import styles from "./LitText.module.css";

/** A stretch of a text, in UTF-16 code units, as JavaScript counts. */
export interface Stretch {
  start: number;
  end: number;
}

/** A text with the word that is being spoken lit. */
export function LitText({ text, lit }: { text: string; lit: Stretch | undefined }) {
  if (!lit) return text;
  return (
    <>
      {text.slice(0, lit.start)}
      <mark className={styles.lit}>{text.slice(lit.start, lit.end)}</mark>
      {text.slice(lit.end)}
    </>
  );
}
