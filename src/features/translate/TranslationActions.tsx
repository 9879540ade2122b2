import { Maximize2 } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { IconButton } from "../../ui/IconButton.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import { CopyButton } from "./CopyButton.tsx";

const ShowDialog = lazy(async () => ({ default: (await import("../../ui/ShowDialog.tsx")).ShowDialog }));

interface TranslationActionsProps {
  shown: { text: string; language: string } | undefined;
  direction: "ltr" | "rtl";
  /** The star, from the feature that keeps phrases. */
  keep: ReactNode;
  onCopyFailed: (failed: boolean) => void;
}

/** What can be done with a translation: copy it, hold it out to the other person, keep it. */
export function TranslationActions({ shown, direction, keep, onCopyFailed }: TranslationActionsProps) {
  const t = useMessages();
  const [showing, setShowing] = useState(false);
  return (
    <>
      <CopyButton text={shown?.text ?? ""} onFailed={onCopyFailed} />
      <IconButton icon={Maximize2} label={t("translate.show")} disabled={!shown} onClick={() => setShowing(true)} />
      {keep}
      {showing && shown && (
        <Suspense>
          <ShowDialog label={t("translate.show")} {...shown} direction={direction} onClose={() => setShowing(false)} />
        </Suspense>
      )}
    </>
  );
}
