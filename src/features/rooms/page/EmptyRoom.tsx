import { Button } from "../../../ui/Button.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./EmptyRoom.module.css";

/** Before the first word: the code, large enough to be read across a table; or, once somebody is there, what to do. */
export function EmptyRoom({ code, alone, onInvite }: { code: string; alone: boolean; onInvite: () => void }) {
  const t = useMessages();
  return (
    <section className={styles.empty}>
      <p className={styles.lead}>{t(alone ? "room.empty" : "room.empty.together")}</p>
      {alone && (
        <>
          <p className={styles.code}>{code}</p>
          <p className={styles.how}>{t("room.empty.how", { host: location.host })}</p>
          <Button look="filled" aria-haspopup="dialog" onClick={onInvite}>
            {t("room.empty.invite")}
          </Button>
        </>
      )}
    </section>
  );
}
