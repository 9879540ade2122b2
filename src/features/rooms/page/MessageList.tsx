import { memo } from "react";
import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./MessageList.module.css";
import { OwnMessage } from "./OwnMessage.tsx";
import { together } from "../people.ts";
import type { Message, Room } from "../room.ts";
import type { RoomParts } from "../room-parts.ts";
import type { Outgoing } from "../session/room-session.ts";
import { TheirMessage } from "./TheirMessage.tsx";
import type { Row } from "./timeline.ts";
import { type OnDemand, onDemandKey } from "./use-on-demand.ts";

interface MessageListProps {
  rows: readonly Row[];
  room: Room;
  language: string;
  parts: RoomParts;
  onDemand: ReadonlyMap<string, OnDemand>;
  /** All of these stay the same from one drawing to the next: the cards are drawn only when their message changes. */
  onTranslate: (message: Message) => void;
  onFlag: (sequence: number, kind: "notUnderstood" | "understood") => Promise<void>;
  onShow: (message: Message) => void;
  onAgain: (messageId: string) => void;
  onEdit: (said: Message | Outgoing) => void;
  onDrop: (outgoing: Outgoing) => void;
}

export const MessageList = memo(function MessageList({ rows, room, language, parts, onDemand, ...on }: MessageListProps) {
  const t = useMessages();
  const names = new Map(room.members.map(({ memberId, name }) => [memberId, name]));

  const card = (row: Exclude<Row, { kind: "day" }>) => {
    const own = { languages: parts.languages, onAgain: on.onAgain, onEdit: on.onEdit, onDrop: on.onDrop, onShow: on.onShow };
    if (row.kind === "outgoing") return <OwnMessage said={row.outgoing} puzzled="" puzzledPeople={0} {...own} />;
    const { message } = row;
    if (message.memberId === room.me) {
      const puzzled = message.notUnderstoodBy.map((id) => names.get(id) ?? t("room.someone"));
      return <OwnMessage said={message} puzzled={together(puzzled)} puzzledPeople={puzzled.length} {...own} />;
    }
    return (
      <TheirMessage
        message={message}
        language={language}
        me={room.me}
        parts={parts}
        onDemand={onDemand.get(onDemandKey(message, language))}
        onTranslate={on.onTranslate}
        onFlag={on.onFlag}
        onShow={on.onShow}
      />
    );
  };

  return (
    <ol className={styles.list} aria-label={t("room.messages")}>
      {rows.map((row) =>
        row.kind === "day" ? (
          <li key={row.key} className={styles.day}>
            {day.format(row.at)}
          </li>
        ) : (
          <li key={row.key} className={styles.item} data-follows={row.follows || undefined}>
            {card(row)}
          </li>
        ),
      )}
    </ol>
  );
});

const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
