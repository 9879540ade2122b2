import type { ReactNode } from "react";
import styles from "./MessageCard.module.css";
import type { RoomLanguages } from "../room-parts.ts";

interface CaptionProps {
  /** Undefined for one's own. */
  speaker: string | undefined;
  you: string;
  language: string;
  languages: RoomLanguages;
  /** Milliseconds since the epoch. */
  at: number;
  children?: ReactNode;
}

/** Who said it, in which language, when. */
export function Caption({ speaker, you, language, languages, at, children }: CaptionProps) {
  return (
    <p className={styles.caption}>
      <bdi className={styles.speaker}>{speaker ?? you}</bdi>
      <bdi lang={language}>{languages.nativeName(language)}</bdi>
      <time dateTime={new Date(at).toISOString()}>{clock.format(at)}</time>
      {children}
    </p>
  );
}

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
