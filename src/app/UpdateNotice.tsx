import { X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useRoute } from "wouter";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useMessages } from "../ui/use-messages.ts";
import { createAppUpdates } from "./app-updates.ts";
import styles from "./UpdateNotice.module.css";

// In `npm run dev` the page is what stands in `src/` now, never what was kept.
const workers = !import.meta.env.DEV && "serviceWorker" in navigator ? navigator.serviceWorker : undefined;
const updates = createAppUpdates(workers, location);

/** A newer version is never forced on anybody: it waits, and in a conversation nobody is even told. */
export function UpdateNotice() {
  const t = useMessages();
  const newer = useSyncExternalStore(updates.subscribe, updates.isNewer);
  const [later, setLater] = useState(false);
  const [inConversation] = useRoute("/conversations/:roomId");
  useEffect(() => updates.start(), []);
  const shown = newer && !later && !inConversation;
  return (
    <div className={styles.place} role="status">
      {shown && (
        <p className={styles.notice}>
          <span>{t("app.update")}</span>
          <Button className={styles.take} onClick={updates.take}>
            {t("app.update.take")}
          </Button>
          <IconButton icon={X} label={t("app.update.later")} onClick={() => setLater(true)} />
        </p>
      )}
    </div>
  );
}
