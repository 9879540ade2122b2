import { useId } from "react";
import { Link } from "wouter";
import { Button } from "../../../ui/Button.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { MessageId } from "../../../locales/message-id.ts";
import type { RoomLanguages } from "../room-parts.ts";
import styles from "./RoomEnded.module.css";
import type { RoomState } from "../session/room-session.ts";

interface End {
  title: MessageId;
  what: MessageId;
  way: MessageId;
}

/** Every way of not being in a conversation, and the way on from it. */
const ends: Partial<Record<string, End>> = {
  RoomClosed: { title: "room.ended.closed", what: "room.ended.closed.what", way: "room.ended.list" },
  RoomExpired: { title: "room.ended.expired", what: "room.ended.expired.what", way: "room.ended.new" },
  RemovedFromRoom: { title: "room.ended.removed", what: "room.ended.removed.what", way: "room.ended.list" },
  NotAMember: { title: "room.ended.stranger", what: "room.ended.stranger.what", way: "room.ended.join" },
  RoomNotFound: { title: "room.ended.missing", what: "room.ended.missing.what", way: "room.ended.join" },
};

interface RoomEndedProps {
  ended: NonNullable<RoomState["ended"]>;
  /** What one had written, and could not say any more. */
  unsaid: RoomState["outbox"];
  languages: Pick<RoomLanguages, "direction">;
  /** Where conversations are opened and joined. */
  href: string;
  onSignIn: () => void;
  onAgain: () => void;
}

export function RoomEnded({ ended, unsaid, languages, href, onSignIn, onAgain }: RoomEndedProps) {
  const t = useMessages();
  const id = useId();
  const end = ends[ended.code];
  return (
    <section role="alert" className={styles.ended}>
      <h1 className={styles.title}>{t(end?.title ?? "room.ended.trouble")}</h1>
      <p className={styles.what}>{end ? t(end.what) : ended.sentence}</p>
      {unsaid.length > 0 && (
        <section aria-labelledby={id} className={styles.unsaid}>
          <h2 id={id} className={styles.what}>
            {t("room.ended.unsaid")}
          </h2>
          {unsaid.map(({ messageId, text, language }) => (
            <p key={messageId} className={styles.words} lang={language} dir={languages.direction(language)}>
              {text}
            </p>
          ))}
        </section>
      )}
      {end && (
        <Link href={href} className={styles.way}>
          {t(end.way)}
        </Link>
      )}
      {!end && (
        <Button look="filled" onClick={ended.code === "SessionExpired" ? onSignIn : onAgain}>
          {t(ended.code === "SessionExpired" ? "error.signin" : "error.retry")}
        </Button>
      )}
    </section>
  );
}
