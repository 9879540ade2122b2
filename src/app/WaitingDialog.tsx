import { Clock, LoaderCircle, Pause, TriangleAlert } from "lucide-react";
import { languageBook } from "../features/languages/language.ts";
import "../locales/phrases/load.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { DialogHeader } from "../ui/DialogHeader.tsx";
import { useMessages } from "../ui/use-messages.ts";
import type { WaitingRow } from "./waiting-row.ts";
import styles from "./WaitingDialog.module.css";

const icons = { waiting: Clock, sending: LoaderCircle, held: Pause, refused: TriangleAlert };
const languages = languageBook([]);

interface WaitingDialogProps {
  rows: readonly WaitingRow[];
  offline: boolean;
  /** Tries at once. */
  onHurry: () => void;
  onClose: () => void;
}

/** All that waits to be sent, what became of it, and the ways out. What was refused comes first. */
export function WaitingDialog({ rows, offline, onHurry, onClose }: WaitingDialogProps) {
  const t = useMessages();
  const inOrder = [...rows.filter(({ state }) => state === "refused"), ...rows.filter(({ state }) => state !== "refused")];
  const shown = inOrder.slice(0, most);
  const isWaiting = rows.some(({ state }) => state === "waiting");
  return (
    <Dialog label={t("waiting.title")} onClose={onClose}>
      <DialogHeader title={t("waiting.title")} close={t("waiting.close")} onClose={onClose} />
      <p role="status" className={styles.what}>
        {rows.length === 0 ? t("waiting.nothing") : t(offline ? "waiting.offline.why" : "waiting.why")}
      </p>
      <ul className={styles.rows} aria-label={t("waiting.title")}>
        {shown.map((row) => (
          <li key={row.id} className={styles.row} data-state={row.state}>
            <p className={styles.name}>{t(row.what, row.values)}</p>
            {row.text !== "" && (
              <p className={styles.words} lang={row.language} dir={languages.direction(row.language)}>
                {row.text}
              </p>
            )}
            <p className={styles.state}>
              <StateIcon state={row.state} />
              <span>{row.state === "refused" ? (row.problem ?? t("waiting.state.refused")) : t(`waiting.state.${row.state}`)}</span>
            </p>
            {row.state === "refused" && (
              <div className={styles.ways}>
                {row.mend && <Button onClick={row.mend}>{t("waiting.mend")}</Button>}
                <Button onClick={row.again}>{t("waiting.again")}</Button>
                <Button onClick={row.drop}>{t("waiting.drop")}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {rows.length > most && <p className={styles.what}>{t("waiting.rest", { count: rows.length - most })}</p>}
      {isWaiting && (
        <div className={styles.foot}>
          <Button onClick={onHurry}>{t("waiting.hurry")}</Button>
        </div>
      )}
    </Dialog>
  );
}

/** More than this nobody reads: they come up as those before them are sent. */
const most = 100;

function StateIcon({ state }: { state: WaitingRow["state"] }) {
  const Icon = icons[state];
  return <Icon aria-hidden size={14} strokeWidth={2} />;
}
