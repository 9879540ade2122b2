import { Star } from "lucide-react";
import { IconButton } from "../../ui/IconButton.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import styles from "./KeepStar.module.css";
import type { NewPhrase } from "./book/phrase-book.ts";
import { useKeepPhrase } from "./use-keep-phrase.ts";

interface KeepStarProps {
  /** What a press keeps; undefined while there is nothing to keep. */
  translation: NewPhrase | undefined;
  onSignIn: () => void;
}

export function KeepStar({ translation, onSignIn }: KeepStarProps) {
  const t = useMessages();
  const { kept, toggle } = useKeepPhrase(translation, onSignIn);
  return (
    <IconButton
      icon={Star}
      label={t(kept ? "phrases.unkeep" : "phrases.keep")}
      filled={kept}
      className={kept ? styles.kept : ""}
      disabled={!translation}
      onClick={toggle}
    />
  );
}
