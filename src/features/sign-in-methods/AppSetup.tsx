import { Check, Copy } from "lucide-react";
import { type SyntheticEvent, useId, useMemo, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { qrPath } from "../../ui/qr-path.ts";
import { useCopy } from "../../ui/use-copy.ts";
import { useMessages } from "../../ui/use-messages.ts";
import type { AppSecret } from "./methods.ts";
import styles from "./SignInMethods.module.css";

interface AppSetupProps {
  app: AppSecret;
  busy: boolean;
  problem: string | undefined;
  onCode: (code: string) => void;
  onCancel: () => void;
}

/** The picture for the app's camera, the same as text, and the first code that proves that it worked. */
export function AppSetup({ app, busy, problem, onCode, onCancel }: AppSetupProps) {
  const t = useMessages();
  const secretId = useId();
  const codeId = useId();
  const [copied, copy] = useCopy();
  const [code, setCode] = useState("");
  const picture = useMemo(() => qrPath(app.address), [app.address]);

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (/^\d{6}$/.test(code)) onCode(code);
  };

  return (
    <form className={styles.setup} onSubmit={send}>
      <p>{t("methods.app.scan")}</p>
      <svg
        className={styles.picture}
        role="img"
        aria-label={t("methods.app.picture")}
        viewBox={`0 0 ${picture.side} ${picture.side}`}
        shapeRendering="crispEdges"
      >
        <path d={picture.path} />
      </svg>
      <label htmlFor={secretId}>{t("methods.app.secret")}</label>
      <div className={styles.field}>
        <input id={secretId} readOnly dir="ltr" value={app.secret} onFocus={(event) => event.currentTarget.select()} />
        <IconButton
          icon={copied === "yes" ? Check : Copy}
          label={t(copied === "yes" ? "methods.app.copied" : "methods.app.copy")}
          onClick={() => void copy(app.secret)}
        />
      </div>
      <label htmlFor={codeId}>{t("methods.app.code")}</label>
      <div className={styles.field}>
        <input
          id={codeId}
          dir="ltr"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.replace(/\D/g, ""))}
        />
      </div>
      {problem && (
        <Notice role="alert" tone="bad">
          {problem}
        </Notice>
      )}
      <div className={styles.actions}>
        <Button type="submit" look="filled" aria-disabled={busy || code.length < 6}>
          {t(busy ? "account.busy" : "methods.app.confirm")}
        </Button>
        <Button onClick={onCancel}>{t("methods.cancel")}</Button>
      </div>
    </form>
  );
}
