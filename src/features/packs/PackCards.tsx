import { HeartPulse, type LucideIcon, School, TicketCheck } from "lucide-react";
import { Link } from "wouter";
import type { MessageId } from "../../locales/message-id.ts";
import { BackLink } from "../../ui/BackLink.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import { packIds, type PackId } from "./pack.ts";
import styles from "./PackCards.module.css";

/** How packs are called, and what they are for. */
export const packWords: Record<PackId, { name: MessageId; what: MessageId; icon: LucideIcon }> = {
  clinic: { name: "packs.clinic", what: "packs.clinic.what", icon: HeartPulse },
  border: { name: "packs.border", what: "packs.border.what", icon: TicketCheck },
  school: { name: "packs.school", what: "packs.school.what", icon: School },
};

/** The packs that there are. */
export function PackCards({ hrefOf, backHref }: { hrefOf: (id: PackId) => string; backHref: string }) {
  const t = useMessages();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <BackLink href={backHref}>{t("packs.back")}</BackLink>
        <h1 className={styles.title}>{t("packs.title")}</h1>
        <p className={styles.why}>{t("packs.what")}</p>
      </header>
      <ul className={styles.cards}>
        {packIds.map((id) => {
          const { name, what, icon: Icon } = packWords[id];
          return (
            <li key={id}>
              <Link href={hrefOf(id)} className={styles.card}>
                <Icon aria-hidden size={28} strokeWidth={1.5} className={styles.icon} />
                <span className={styles.name}>{t(name)}</span>
                <span className={styles.what}>{t(what)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
