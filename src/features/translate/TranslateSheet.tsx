import { ArrowLeftRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "../../ui/IconButton.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import styles from "./TranslateSheet.module.css";

interface TranslateSheetProps {
  mine: ReactNode;
  theirs: ReactNode;
  onSwap: () => void;
}

/** One sheet in two halves: mine and theirs, with the swap on the seam. */
export function TranslateSheet({ mine, theirs, onSwap }: TranslateSheetProps) {
  const t = useMessages();
  const [swaps, setSwaps] = useState(0);
  return (
    <div className={styles.sheet} data-swaps={swaps === 0 ? undefined : swaps % 2}>
      <section aria-label={t("translate.mine")} className={styles.mine}>
        {mine}
      </section>
      <IconButton
        icon={ArrowLeftRight}
        label={t("translate.swap")}
        className={styles.swap}
        onClick={() => {
          setSwaps(swaps + 1);
          onSwap();
        }}
      />
      <section aria-label={t("translate.theirs")} className={styles.theirs}>
        {theirs}
      </section>
    </div>
  );
}
