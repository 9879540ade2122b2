import { ChevronLeft } from "lucide-react";
import { Link } from "wouter";
import { Button } from "../../../ui/Button.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import { Avatar } from "./Avatar.tsx";
import { inOrder, isAway, languagesOf } from "../people.ts";
import type { Room } from "../room.ts";
import styles from "./RoomHeader.module.css";

interface RoomHeaderProps {
  room: Room;
  /** Where the conversations are. */
  backHref: string;
  now: number;
  onPeople: () => void;
  onInvite: () => void;
}

/** Faces that fit beside the title; the others are counted. */
const faces = 3;

export function RoomHeader({ room, backHref, now, onPeople, onInvite }: RoomHeaderProps) {
  const t = useMessages();
  const people = inOrder(room, now);
  const away = people.filter((member) => isAway(member, room, now)).length;
  const shown = people.length > faces + 1 ? people.slice(0, faces) : people;
  return (
    <header className={styles.header}>
      <Link href={backHref} className={styles.back} aria-label={t("room.back")} title={t("room.back")}>
        <ChevronLeft aria-hidden size={22} strokeWidth={1.75} />
      </Link>
      <h1 className={styles.title}>
        <bdi>{room.title}</bdi>
      </h1>
      <p className={styles.facts}>
        <span>{t("room.people", { people: people.length })}</span>
        {away > 0 && <span>{t("room.away.count", { away })}</span>}
        <span>{t("room.languages", { languages: languagesOf(room.members).length })}</span>
        <span>
          {t("room.code")} <b className={styles.code}>{room.code}</b>
        </span>
      </p>
      <button type="button" className={styles.faces} aria-haspopup="dialog" aria-label={t("room.people.open")} title={t("room.people.open")} onClick={onPeople}>
        {shown.map((member) => (
          <Avatar key={member.memberId} name={member.name} mine={member.memberId === room.me} away={isAway(member, room, now)} />
        ))}
        {people.length > shown.length && <span aria-hidden className={styles.more} data-more={`+${people.length - shown.length}`} />}
      </button>
      <Button aria-haspopup="dialog" className={styles.invite} onClick={onInvite}>
        {t("room.invite")}
      </Button>
    </header>
  );
}
