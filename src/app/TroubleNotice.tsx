import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useMessages } from "../ui/use-messages.ts";

/** Nothing was refused, only nothing answered: it goes on by itself, or at once. */
export function TroubleNotice({ code, onRetry }: { code: string; onRetry: () => void }) {
  const t = useMessages();
  return (
    <Notice role="status" tone="warn">
      {t(code === "Offline" ? "translate.offline" : "translate.unreachable")}{" "}
      <Button look="link" onClick={onRetry}>
        {t("translate.retry")}
      </Button>
    </Notice>
  );
}
