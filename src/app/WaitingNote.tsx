import { CloudOff, Clock, TriangleAlert } from "lucide-react";
import { Suspense, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { useMessages } from "../ui/use-messages.ts";
import { lazily } from "./lazily.ts";
import { useWaitingRows } from "./use-waiting-rows.ts";
import { closeWaiting, openWaiting, waitingOpen } from "./waiting-open.ts";
import styles from "./WaitingNote.module.css";

const WaitingDialog = lazily(async () => (await import("./WaitingDialog.tsx")).WaitingDialog);
const MendPhrase = lazily(async () => (await import("./MendPhrase.tsx")).MendPhrase);

/** In the header: that something waits to be sent or was refused, or that there is no network. Nothing while all is well. */
export function WaitingNote() {
  const t = useMessages();
  const open = useSyncExternalStore(waitingOpen.subscribe, waitingOpen.current);
  const { count, refused, rows, offline, hurry, mending, onMended } = useWaitingRows(open);
  const Icon = refused > 0 ? TriangleAlert : offline ? CloudOff : Clock;
  const words = () => {
    if (refused > 0) return t("waiting.note.refused", { count: refused });
    return t(offline ? "waiting.note.offline" : "waiting.note", { count });
  };
  // Plurals are the first thing on the page that a browser has to look up: not while nothing waits.
  const said = count > 0 ? words() : t("waiting.offline");

  return (
    <>
      {count > 0 && (
        <button type="button" className={styles.note} title={said} data-refused={refused > 0 || undefined} onClick={openWaiting}>
          <Icon aria-hidden size={16} strokeWidth={2} />
          <span className={styles.words}>{said}</span>
          <span aria-hidden className={styles.number}>
            {refused > 0 ? refused : count}
          </span>
        </button>
      )}
      {count === 0 && offline && (
        <span role="status" title={said} className={styles.offline}>
          <CloudOff aria-hidden size={16} strokeWidth={2} />
          <span className={styles.words}>{said}</span>
        </span>
      )}
      {/* A dialog has a head of its own: it does not belong into the page's. */}
      {createPortal(
        <Suspense>
          {open && !mending && <WaitingDialog rows={rows} offline={offline} onHurry={hurry} onClose={closeWaiting} />}
          {mending && <MendPhrase waiting={mending} onClose={onMended} />}
        </Suspense>,
        document.body,
      )}
    </>
  );
}
