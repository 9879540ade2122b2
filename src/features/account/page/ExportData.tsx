import { toParleyError } from "../../../api/errors.ts";
import { Button } from "../../../ui/Button.tsx";
import { download } from "../../../ui/download.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { showToast } from "../../../ui/toasts.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import { useAttempt } from "./use-attempt.ts";

/** One button, one file. */
export function ExportData({ gather }: { gather: () => Promise<object> }) {
  const t = useMessages();
  const { busy, problem, attempt } = useAttempt();
  const get = () =>
    void attempt(
      async () => {
        const text = `${JSON.stringify(await gather(), undefined, 2)}\n`;
        download({ name: `parley-account-${new Date().toISOString().slice(0, 10)}.json`, type: "application/json", text });
        showToast({ text: t("account.data.done") });
      },
      (error) => toParleyError(error).sentence,
    );
  return (
    <>
      <Button aria-disabled={busy} onClick={get}>
        {busy ? t("account.data.busy") : t("account.data.get")}
      </Button>
      {problem && (
        <Notice role="alert" tone="bad">
          {problem}
        </Notice>
      )}
    </>
  );
}
