import { Check, Copy, Printer, Share2 } from "lucide-react";
import { useId, useMemo } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { DialogHeader } from "../../../ui/DialogHeader.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { canShare, systemShare } from "../../../ui/system-share.ts";
import { useCopy } from "../../../ui/use-copy.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./InviteDialog.module.css";
import { qrPath } from "../../../ui/qr-path.ts";

interface InviteDialogProps {
  /** As it is shown: two groups of four. */
  code: string;
  title: string;
  onClose: () => void;
}

/** The ways into a room, to be read aloud, sent, scanned or pinned to a door. */
export function InviteDialog({ code, title, onClose }: InviteDialogProps) {
  const t = useMessages();
  const linkId = useId();
  // Where there is no clipboard, the link can be selected.
  const [copied, copy] = useCopy();
  const link = `${location.origin}/join/${code}`;
  const picture = useMemo(() => qrPath(link), [link]);

  return (
    <Dialog label={t("invite.title")} size="form" onClose={onClose}>
      <DialogHeader title={t("invite.title")} close={t("invite.close")} onClose={onClose} />
      <div className={styles.body}>
        <p className={styles.room} dir="auto">
          {title}
        </p>
        <svg
          className={styles.picture}
          role="img"
          aria-label={t("invite.picture", { code: spelled(code) })}
          viewBox={`0 0 ${picture.side} ${picture.side}`}
          shapeRendering="crispEdges"
        >
          <path d={picture.path} />
        </svg>
        <p className={styles.how}>{t("invite.how")}</p>
        <p className={styles.code} dir="ltr">
          <span aria-hidden>{code}</span>
          <span className={styles.hidden}>{t("invite.code", { code: spelled(code) })}</span>
        </p>
        <div className={styles.link}>
          <label htmlFor={linkId} className={styles.hidden}>
            {t("invite.link")}
          </label>
          <input id={linkId} readOnly dir="ltr" value={link} onFocus={(event) => event.currentTarget.select()} />
          <IconButton icon={copied === "yes" ? Check : Copy} label={t(copied === "yes" ? "invite.copied" : "invite.copy")} onClick={() => void copy(link)} />
        </div>
        <p role="status" className={styles.hidden}>
          {copied === "yes" && t("invite.copied")}
        </p>
        {copied === "refused" && (
          <Notice role="alert" tone="warn">
            {t("invite.copy.failed")}
          </Notice>
        )}
        {isThisComputer(location.hostname) && <Notice>{t("invite.here")}</Notice>}
        <div className={styles.actions}>
          {canShare() && (
            <Button look="filled" onClick={() => void systemShare({ title, text: t("invite.text", { title, code }), url: link })}>
              <Share2 aria-hidden size={18} strokeWidth={1.75} />
              {t("invite.share")}
            </Button>
          )}
          <Button onClick={() => window.print()}>
            <Printer aria-hidden size={18} strokeWidth={1.75} />
            {t("invite.print")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** One by one, as screen readers should say them; the hyphen is a pause. */
const spelled = (code: string): string => code.split("-").map((group) => Array.from(group).join(" ")).join(", ");

/** Such an address means another computer wherever it is opened. */
const isThisComputer = (host: string): boolean => /^(localhost|127\..*|\[::1\])$/.test(host) || host.endsWith(".localhost");
