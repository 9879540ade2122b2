import { Maximize2 } from "lucide-react";
import { memo, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import { Caption } from "./Caption.tsx";
import styles from "./MessageCard.module.css";
import { lengthOf } from "./message-length.ts";
import { readAs } from "../my-text.ts";
import { Original } from "./Original.tsx";
import type { Message } from "../room.ts";
import type { RoomParts } from "../room-parts.ts";
import { Untranslated } from "./Untranslated.tsx";
import { useNear } from "./use-near.ts";
import type { OnDemand } from "./use-on-demand.ts";
import { useProblem } from "./use-problem.ts";

interface TheirMessageProps {
  message: Message;
  /** The reader's. */
  language: string;
  me: string;
  parts: RoomParts;
  /** What the reader asked for, where the message came without their language. */
  onDemand: OnDemand | undefined;
  onTranslate: (message: Message) => void;
  onFlag: (sequence: number, kind: "notUnderstood" | "understood") => Promise<void>;
  onShow: (message: Message) => void;
}

/** What somebody else said, in the reader's language first. */
export const TheirMessage = memo(function TheirMessage({ message, language, me, parts, onDemand, onTranslate, onFlag, onShow }: TheirMessageProps) {
  const t = useMessages();
  const problemOf = useProblem();
  const [problem, setProblem] = useState<unknown>();
  const { languages, Spoken, Listen, Keep } = parts;
  const read = readBy(message, language, onDemand);
  const place = message.messageId;
  const [article, near] = useNear<HTMLElement>();
  const flagged = message.notUnderstoodBy.includes(me);

  const flag = async () => {
    try {
      setProblem(undefined);
      await onFlag(message.sequence, flagged ? "understood" : "notUnderstood");
    } catch (error) {
      setProblem(error);
    }
  };

  return (
    <article ref={article} className={styles.message} aria-label={t("room.said.by", { name: message.speaker })}>
      <Caption speaker={message.speaker} you="" language={message.language} languages={languages} at={Date.parse(message.saidAt)} />
      <div className={styles.card}>
        <p className={styles.words} data-length={lengthOf(read.text)} lang={read.language} dir={languages.direction(read.language)}>
          <Spoken place={place} text={read.text} />
        </p>
        <Original
          text={message.text}
          language={message.language}
          reader={language}
          languages={languages}
          above={read.language === message.language}
        />
        {read.language !== language && (
          <Untranslated message={message} language={language} languages={languages} onDemand={onDemand} onTranslate={onTranslate} />
        )}
      </div>
      <div className={styles.actions}>
        <Listen place={place} text={read.text} language={read.language} />
        <IconButton icon={Maximize2} label={t("room.show")} onClick={() => onShow(message)} />
        {Keep && read.language !== message.language && (
          <span className={styles.keep}>
            {near && (
              <Keep
                phrase={{ sourceText: message.text, sourceLanguage: message.language, targetText: read.text, targetLanguage: read.language }}
              />
            )}
          </span>
        )}
        <button type="button" className={styles.action} data-on={flagged || undefined} onClick={() => void flag()}>
          {t(flagged ? "room.flag.undo" : "room.flag")}
        </button>
      </div>
      {problem !== undefined && (
        <Notice role="alert" tone="bad">
          {problemOf(problem)}{" "}
          <Button look="link" onClick={() => void flag()}>
            {t("error.retry")}
          </Button>
        </Notice>
      )}
    </article>
  );
});

/** What the reader reads: it came with the message, or they asked for it; else the original. */
function readBy(message: Message, language: string, onDemand: OnDemand | undefined): { text: string; language: string } {
  const own = readAs(message, language);
  return own.language !== language && onDemand?.phase === "here" ? { text: onDemand.text, language } : own;
}
