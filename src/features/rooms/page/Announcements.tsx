import { readAs } from "../my-text.ts";
import type { Message } from "../room.ts";
import type { RoomLanguages } from "../room-parts.ts";
import styles from "./RoomView.module.css";

interface AnnouncementsProps {
  label: string;
  messages: readonly Message[];
  language: string;
  languages: RoomLanguages;
  /** The messages are read aloud already: nobody wants to hear two voices. */
  silent: boolean;
}

/** Tells screen readers of new messages, in the language they are in, when there is a pause. */
export function Announcements({ label, messages, language, languages, silent }: AnnouncementsProps) {
  return (
    <div role="log" aria-label={label} aria-live={silent ? "off" : "polite"} className={styles.hidden}>
      {messages.map((message) => {
        const read = readAs(message, language);
        return (
          <p key={message.messageId}>
            <bdi>{message.speaker}</bdi>:{" "}
            <span lang={read.language} dir={languages.direction(read.language)}>
              {read.text}
            </span>
          </p>
        );
      })}
    </div>
  );
}
