import { Maximize2 } from "lucide-react";
import { memo } from "react";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import { Caption } from "./Caption.tsx";
import styles from "./MessageCard.module.css";
import { lengthOf } from "./message-length.ts";
import { delivered, notDelivered, onItsWay, type Standing } from "./own-standing.ts";
import { together } from "../people.ts";
import type { Message } from "../room.ts";
import type { Outgoing } from "../session/room-session.ts";
import type { RoomLanguages } from "../room-parts.ts";
import { useProblem } from "./use-problem.ts";

interface OwnMessageProps {
  /** As it stands, or on its way. */
  said: Message | Outgoing;
  languages: RoomLanguages;
  /** Who did not understand it, by name, in a sentence; empty if nobody. */
  puzzled: string;
  /** How many did not. */
  puzzledPeople: number;
  onAgain: (messageId: string) => void;
  /** Puts the text back where it can be changed; what waits leaves the conversation for it. */
  onEdit: (said: Message | Outgoing) => void;
  onDrop: (outgoing: Outgoing) => void;
  onShow: (message: Message) => void;
}

/** What one said oneself, and what became of it. */
export const OwnMessage = memo(function OwnMessage({ said, languages, puzzled, puzzledPeople, onAgain, onEdit, onDrop, onShow }: OwnMessageProps) {
  const t = useMessages();
  const problemOf = useProblem();
  const waiting = "typedAt" in said;
  const inWords = ({ id, values, languages: codes = [] }: Standing) =>
    t(id, { ...values, languages: values?.languages ?? together(codes.map((code) => languages.name(code))), from: languages.name(said.language) });

  return (
    <article className={`${styles.message} ${styles.own}`} aria-label={t("room.said.you")}>
      <Caption
        speaker={undefined}
        you={t("room.you")}
        language={said.language}
        languages={languages}
        at={waiting ? said.typedAt : Date.parse(said.saidAt)}
      >
        <span>{inWords(waiting ? onItsWay(said) : delivered(said))}</span>
      </Caption>
      <div className={styles.card} data-waiting={waiting || undefined}>
        <p className={styles.words} data-length={lengthOf(said.text)} lang={said.language} dir={languages.direction(said.language)}>
          {said.text}
        </p>
      </div>
      {waiting && said.state === "failed" && (
        <div className={styles.notice}>
          <Notice role="alert" tone="bad">
            {said.problem && problemOf(said.problem)}
          </Notice>
          <div className={styles.actions}>
            <button type="button" className={styles.action} onClick={() => onAgain(said.messageId)}>
              {t("room.again")}
            </button>
            <button type="button" className={styles.action} onClick={() => onEdit(said)}>
              {t("room.edit")}
            </button>
            <button type="button" className={styles.action} onClick={() => onDrop(said)}>
              {t("room.drop")}
            </button>
          </div>
        </div>
      )}
      {!waiting &&
        notDelivered(said).map((standing) => (
          <div key={standing.id} className={styles.notice}>
            <Notice role="status" tone="warn">
              {inWords(standing)}{" "}
              {standing.again && (
                <Button look="link" onClick={() => onAgain(said.messageId)}>
                  {t("error.retry")}
                </Button>
              )}
            </Notice>
          </div>
        ))}
      {!waiting && said.translations.length > 0 && (
        <div className={styles.actions}>
          <IconButton icon={Maximize2} label={t("room.show")} onClick={() => onShow(said)} />
        </div>
      )}
      {puzzled !== "" && (
        <p role="status" className={styles.pill}>
          {t("room.puzzled", { names: puzzled, people: puzzledPeople })}{" "}
          <Button look="link" onClick={() => onEdit(said)}>
            {t("room.puzzled.again")}
          </Button>
        </p>
      )}
    </article>
  );
});
