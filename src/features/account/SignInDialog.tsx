import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect } from "react";
import { loadApi } from "../../api/client.ts";
import { toParleyError } from "../../api/errors.ts";
import { useSession } from "../../api/use-session.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import styles from "./SignInDialog.module.css";

/** Over the page, so that nothing on it is lost; gone as soon as somebody is signed in, here or in another tab. */
export function SignInDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages();
  const session = useSession();
  const form = useQuery({
    queryKey: ["sign-in-form"],
    queryFn: async () => (await Promise.all([import("./SignInForm.tsx"), loadApi()]))[0].SignInForm,
    staleTime: Infinity,
  });

  useEffect(() => {
    if (session.state === "signed-in") onClose();
  }, [session.state, onClose]);

  return (
    <Dialog label={t("account.dialog")} onClose={onClose} size="form">
      <header className={styles.head}>
        <p className={styles.why}>{t("account.why")}</p>
        <IconButton icon={X} label={t("account.dialog.close")} onClick={onClose} />
      </header>
      <div className={styles.body} aria-busy={form.isPending}>
        {form.data && <form.data />}
        {form.error && (
          <Notice role="alert" tone="bad">
            {t("account.dialog.failed")} {toParleyError(form.error).sentence}{" "}
            <Button look="link" onClick={() => void form.refetch()}>
              {t("error.retry")}
            </Button>
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
