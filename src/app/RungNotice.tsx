import type { Rung } from "../features/translate/ladder/rung.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useMessages } from "../ui/use-messages.ts";

interface RungNoticeProps {
  rung: Rung;
  /** Why the server is out of reach, as a code; undefined if it is only slow. */
  trouble: string | undefined;
  onRetry: () => void;
}

/** Where the translation is from while the server does not answer. Nothing was refused: it goes on by itself, or at once. */
export function RungNotice({ rung, trouble, onRetry }: RungNoticeProps) {
  const t = useMessages();
  const offline = trouble === "Offline";
  if (rung === "memory") return <Notice role="status">{t("translate.rung.memory")}</Notice>;
  if (rung === "queued") {
    return (
      <Notice role="status" tone="warn">
        {t(offline ? "translate.rung.queued.offline" : "translate.unreachable")} <Retry onRetry={onRetry} />
      </Notice>
    );
  }
  return (
    <Notice role="status">
      {t(rung === "phrases" ? "translate.rung.phrases" : "translate.rung.device")} {t(offline ? "translate.rung.check.offline" : "translate.rung.check")}{" "}
      {trouble && <Retry onRetry={onRetry} />}
    </Notice>
  );
}

function Retry({ onRetry }: { onRetry: () => void }) {
  const t = useMessages();
  return (
    <Button look="link" onClick={onRetry}>
      {t("translate.retry")}
    </Button>
  );
}
