import { ChevronLeft } from "lucide-react";
import { Link } from "wouter";
import { useMessages } from "../../../ui/use-messages.ts";
import header from "./RoomHeader.module.css";
import styles from "./RoomSkeleton.module.css";
import room from "./RoomView.module.css";
import { useLasting } from "./use-lasting.ts";

/** Until then (ms) it is on its way. */
const patience = 5_000;

/** A conversation that is on its way; invisible at first (its style sheet sees to it): most are there before. */
export function RoomSkeleton({ offline, backHref }: { offline: boolean; backHref: string }) {
  const t = useMessages();
  const late = useLasting(!offline, patience);
  return (
    <div className={room.room}>
      <header className={header.header}>
        <Link href={backHref} className={header.back} aria-label={t("room.back")} title={t("room.back")}>
          <ChevronLeft aria-hidden size={22} strokeWidth={1.75} />
        </Link>
      </header>
      {(offline || late) && (
        <p role="status" className={room.banner}>
          {t(offline ? "room.absent" : "room.absent.unreachable")}
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
