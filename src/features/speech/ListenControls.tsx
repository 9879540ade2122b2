import { LoaderCircle, Pause, Play, Square, Volume2 } from "lucide-react";
import { useEffect } from "react";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import styles from "./ListenControls.module.css";
import type { Reading, Speaker, SpeakerState } from "./speaker.ts";
import { nextSpeed, type Speed } from "./speed.ts";

interface ListenControlsProps {
  /** `quiet` among many: the speed shows only while it reads. */
  tone: "mine" | "theirs" | "quiet";
  reading: Reading;
  state: SpeakerState;
  speaker: Pick<Speaker, "press" | "stop" | "setRate">;
  speed: Speed;
  onSpeed: (speed: Speed) => void;
}

const icons = { idle: Volume2, loading: LoaderCircle, playing: Pause, paused: Play };

/** Listen, pause, go on, stop, and how fast. */
export function ListenControls({ tone, reading, state, speaker, speed, onSpeed }: ListenControlsProps) {
  const t = useMessages();
  const { place, text, language } = reading;
  const phase = state.place === place ? state.phase : "idle";
  const labels = {
    idle: t(tone === "mine" ? "speech.listen.mine" : "speech.listen.theirs"),
    loading: t("speech.loading"),
    playing: t("speech.pause"),
    paused: t("speech.resume"),
  };

  // What is heard is what is read: a changed text falls silent.
  useEffect(() => () => speaker.stop(place), [speaker, place, text, language]);

  return (
    <div className={styles.controls}>
      <IconButton
        icon={icons[phase]}
        label={labels[phase]}
        tone={tone}
        filled={phase === "playing" || phase === "paused"}
        disabled={text.trim() === ""}
        className={phase === "loading" ? styles.loading : ""}
        onClick={() => speaker.press(reading, speed)}
      />
      {phase !== "idle" && (
        <IconButton icon={Square} filled label={t("speech.stop")} onClick={() => speaker.stop(place)} className={styles.stop} />
      )}
      {(tone === "theirs" || phase !== "idle") && (
        <Button
          className={styles.speed}
          aria-label={t("speech.speed", { speed: `${speed}×` })}
          title={t("speech.speed", { speed: `${speed}×` })}
          onClick={() => {
            const next = nextSpeed(speed);
            onSpeed(next);
            speaker.setRate(next);
          }}
        >
          {speed}×
        </Button>
      )}
    </div>
  );
}
