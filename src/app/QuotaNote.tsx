import type { Usage } from "../features/translate/usage.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useMessages } from "../ui/use-messages.ts";

/** What is left of today's characters, once that is little. */
export function QuotaNote({ usage, guest, onSignIn }: { usage: Usage; guest: boolean; onSignIn: () => void }) {
  const t = useMessages();
  const left = Math.max(0, usage.allowed - usage.used);
  return (
    <Notice>
      {t("quota.left", { left, allowed: usage.allowed.toLocaleString("en") })}{" "}
      {guest && (
        <Button look="link" onClick={onSignIn}>
          {t("quota.signin")}
        </Button>
      )}
    </Notice>
  );
}
