import { Check, Copy, Share2 } from "lucide-react";
import { type ReactNode, useEffect, useId, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { DialogHeader } from "../../../ui/DialogHeader.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { canShare, systemShare } from "../../../ui/system-share.ts";
import { useCopy } from "../../../ui/use-copy.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import type { Phrase } from "../phrase.ts";
import styles from "./Exchange.module.css";
import { phrasesText } from "./phrases-text.ts";
import { linkBounds, sharedFragment } from "./share-link.ts";

/** Phrases for somebody else: to read in a message, or behind a link to listen to and keep. */
export function ShareDialog({ phrases, onClose }: { phrases: readonly Phrase[]; onClose: () => void }) {
  const t = useMessages();
  const id = useId();
  const [made, setMade] = useState<{ fragment: string | undefined }>();
  const text = phrasesText(phrases);
  const link = made?.fragment && `${location.origin}/shared#${made.fragment}`;

  useEffect(() => {
    let current = true;
    void sharedFragment(phrases).then((fragment) => {
      if (current) setMade({ fragment });
    });
    return () => {
      current = false;
    };
  }, [phrases]);

  return (
    <Dialog label={t("exchange.share")} size="form" onClose={onClose}>
      <DialogHeader title={t("exchange.share")} close={t("exchange.close")} onClose={onClose} />
      <div className={styles.body}>
        <p className={styles.why}>{t("exchange.share.what", { count: phrases.length })}</p>
        <Way title={t("exchange.share.link")} send={{ url: link ?? "" }} copy={link}>
          {made && !link ? (
            <Notice>{t("exchange.share.long", { most: linkBounds.phrases })}</Notice>
          ) : (
            <>
              <p className={styles.what}>{t("exchange.share.link.what")}</p>
              <label htmlFor={`${id} link`} className={styles.hidden}>
                {t("exchange.share.link")}
              </label>
              <input
                id={`${id} link`}
                className={styles.link}
                readOnly
                dir="ltr"
                value={link ?? ""}
                onFocus={(event) => event.currentTarget.select()}
              />
            </>
          )}
        </Way>
        <Way title={t("exchange.share.text")} send={{ text }} copy={text}>
          <label htmlFor={`${id} text`} className={styles.hidden}>
            {t("exchange.share.text")}
          </label>
          <textarea id={`${id} text`} className={styles.text} readOnly dir="auto" value={text} onFocus={(event) => event.currentTarget.select()} />
        </Way>
      </div>
    </Dialog>
  );
}

/** One way to share; `copy` is undefined where it cannot be gone. */
function Way({ title, send, copy, children }: { title: string; send: ShareData; copy: string | undefined; children: ReactNode }) {
  const t = useMessages();
  const [copied, onCopy] = useCopy();
  return (
    <section className={styles.way}>
      <h3>{title}</h3>
      {children}
      {copy !== undefined && (
        <div className={styles.actions}>
          {canShare() && (
            <Button look="filled" onClick={() => void systemShare(send)}>
              <Share2 aria-hidden size={18} strokeWidth={1.75} />
              {t("exchange.share.send")}
            </Button>
          )}
          <Button onClick={() => void onCopy(copy)}>
            {copied === "yes" ? <Check aria-hidden size={18} strokeWidth={1.75} /> : <Copy aria-hidden size={18} strokeWidth={1.75} />}
            {t(copied === "yes" ? "exchange.share.copied" : "exchange.share.copy")}
          </Button>
        </div>
      )}
      <p role="status" className={styles.hidden}>
        {copied === "yes" && t("exchange.share.copied")}
      </p>
      {copied === "refused" && (
        <Notice role="alert" tone="warn">
          {t("exchange.share.copy.failed")}
        </Notice>
      )}
    </section>
  );
}
