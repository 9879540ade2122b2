import { CircleCheck, CloudDownload } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import type { Outcome } from "./keep-sounds.ts";
import styles from "./SoundStore.module.css";
import type { Sounds } from "./use-sounds.ts";

interface SoundStoreProps {
  sounds: Sounds;
  /** Languages that no voice of the server speaks, as they are called. */
  voiceless: readonly string[];
  /** Sentences that are not translated (yet): `coming` ones are waited for. */
  untranslated: "none" | "coming" | "failed";
}

/** Keeping a pack with its sound on this device: how it stands, and what is in the way. */
export function SoundStore({ sounds, voiceless, untranslated }: SoundStoreProps) {
  const t = useMessages();
  const { stored, all, running, outcome } = sounds;
  const whole = stored === all && untranslated === "none";
  return (
    <section className={styles.store} aria-label={t("packs.sound")}>
      {all > 0 && (
        <div className={styles.row}>
          {whole ? (
            <p className={styles.done} role="status">
              <CircleCheck aria-hidden size={18} strokeWidth={1.75} />
              {t("packs.sound.done")}
            </p>
          ) : running ? (
            <>
              <Button onClick={sounds.stop}>{t("packs.sound.stop")}</Button>
              <progress className={styles.progress} aria-label={t("packs.sound")} value={stored ?? 0} max={all} />
              <p className={styles.count} role="status">
                {t("packs.sound.progress", { stored: stored ?? 0, all })}
              </p>
            </>
          ) : (
            <>
              <Button disabled={stored === undefined || untranslated === "coming"} onClick={sounds.start}>
                <CloudDownload aria-hidden size={18} strokeWidth={1.75} />
                {t(stored ? "packs.sound.resume" : "packs.sound.store")}
              </Button>
              <p className={styles.count}>{stored ? t("packs.sound.progress", { stored, all }) : t("packs.sound.what")}</p>
            </>
          )}
        </div>
      )}
      {outcome && !running && <Ending outcome={outcome} />}
      {voiceless.map((language) => (
        <Notice key={language}>{t("packs.sound.voiceless", { language })}</Notice>
      ))}
    </section>
  );
}

function Ending({ outcome }: { outcome: Outcome }): ReactNode {
  const t = useMessages();
  switch (outcome.how) {
    case "stopped":
      return null;
    case "unkept":
      return (
        <Notice role="alert" tone="bad">
          {t("packs.sound.unkept")}
        </Notice>
      );
    case "broken":
      return (
        <Notice role="alert" tone="bad">
          {t("packs.sound.broken", { reason: outcome.problem.sentence })}
        </Notice>
      );
    case "done":
      return (
        outcome.problem && (
          <Notice role="alert" tone="bad">
            {t("packs.sound.failed", { count: outcome.failed, reason: outcome.problem.sentence })}
          </Notice>
        )
      );
  }
}
