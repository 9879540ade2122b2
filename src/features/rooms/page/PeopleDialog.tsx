import { UserMinus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { DialogHeader } from "../../../ui/DialogHeader.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import { Avatar } from "./Avatar.tsx";
import { inOrder, isAway } from "../people.ts";
import styles from "./PeopleDialog.module.css";
import type { Member, Room } from "../room.ts";
import type { RoomLanguages } from "../room-parts.ts";

interface PeopleDialogProps {
  room: Room;
  languages: RoomLanguages;
  now: number;
  /** Where one's own language is chosen. */
  picker: ReactNode;
  onRemove: (member: Member) => void;
  onTranscript: () => void;
  onLeave: () => void;
  onEnd: () => void;
  onClose: () => void;
}

/** Who is here, in which language, and what one can do about it. */
export function PeopleDialog({ room, languages, now, picker, onRemove, onTranscript, onLeave, onEnd, onClose }: PeopleDialogProps) {
  const t = useMessages();
  const iAmHost = room.me === room.hostId;
  const rolesOf = (member: Member) =>
    [
      member.memberId === room.me && t("room.you"),
      member.memberId === room.hostId && t("room.host"),
      isAway(member, room, now) && t("room.away"),
    ].filter((role) => role !== false);

  return (
    <Dialog label={t("room.people.title")} size="form" onClose={onClose}>
      <DialogHeader title={t("room.people.title")} close={t("room.dialog.close")} onClose={onClose} />
      <ul className={styles.list}>
        {inOrder(room, now).map((member) => (
          <li key={member.memberId} className={styles.person}>
            <Avatar name={member.name} mine={member.memberId === room.me} away={isAway(member, room, now)} />
            <div className={styles.who}>
              <p className={styles.name}>
                <bdi>{member.name}</bdi>
                {rolesOf(member).map((role) => (
                  <span key={role} className={styles.role}>
                    {role}
                  </span>
                ))}
              </p>
              {member.memberId === room.me ? (
                <div className={styles.picker}>{picker}</div>
              ) : (
                <p className={styles.language}>
                  <bdi lang={member.language}>{languages.nativeName(member.language)}</bdi>
                  {languages.name(member.language) !== languages.nativeName(member.language) && ` · ${languages.name(member.language)}`}
                </p>
              )}
            </div>
            {iAmHost && member.memberId !== room.me && (
              <IconButton icon={UserMinus} label={t("room.remove", { name: member.name })} onClick={() => onRemove(member)} />
            )}
          </li>
        ))}
      </ul>
      <footer className={styles.ways}>
        <Button onClick={onTranscript}>{t("room.transcript")}</Button>
        <Button onClick={onLeave}>{t("room.leave")}</Button>
        {iAmHost && (
          <Button className={styles.end} onClick={onEnd}>
            {t("room.end")}
          </Button>
        )}
      </footer>
    </Dialog>
  );
}
