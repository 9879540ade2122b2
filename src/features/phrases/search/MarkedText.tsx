import { Fragment } from "react";
import { found } from "./fold.ts";
import styles from "./MarkedText.module.css";

/** A text with what was searched for marked. */
export function MarkedText({ text, words }: { text: string; words: readonly string[] }) {
  const stretches = words.length === 0 ? [] : found(text, words);
  return (
    <>
      {stretches.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(stretches[index - 1]?.end ?? 0, start)}
          <mark className={styles.mark}>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(stretches.at(-1)?.end ?? 0)}
    </>
  );
}
