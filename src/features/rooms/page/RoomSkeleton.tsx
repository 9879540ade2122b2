import { ChevronLeft } from "lucide-react";
import { Link } from "wouter";
import { useMessages } from "../../../ui/use-messages.ts";
import header from "./RoomHeader.module.css";
import styles from "./RoomSkeleton.module.css";
import room from "./RoomView.module.css";

/** A conversation that is on its way; invisible at first (its style sheet sees to it): most are there before. */
export function RoomSkeleton({ offline, backHref }: { offline: boolean; backHref: string }) {
  const t = useMessages();
  return (
    <div className={room.room}>
      <header className={header.header}>
        <Link href={backHref} className={header.back} aria-label={t("room.back")} title={t("room.back")}>
          <ChevronLeft aria-hidden size={22} strokeWidth={1.75} />
        </Link>
      </header>
      {offline && (
        <p role="status" className={room.banner}>
          {t("room.error.Offline")}
        </p>
      )}
      <div role="status" aria-label={t("room.connecting")} className={styles.skeleton}>
        <span />
        <span data-own />
        <span />
      </div>
    </div>
  );
}
