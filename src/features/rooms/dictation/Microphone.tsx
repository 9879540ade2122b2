import { Mic, Square } from "lucide-react";
import { IconButton } from "../../../ui/IconButton.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./Microphone.module.css";

/** Starts and ends listening; what is heard lands in the field, to be read and mended before it is said. */
export function Microphone({ listening, onStart, onStop }: { listening: boolean; onStart: () => void; onStop: () => void }) {
  const t = useMessages();
  return (
    <IconButton
      icon={listening ? Square : Mic}
      label={t(listening ? "room.mic.stop" : "room.mic")}
      filled={listening}
      tone={listening ? "theirs" : "quiet"}
      className={listening ? styles.listening : ""}
      onClick={listening ? onStop : onStart}
    />
  );
}
