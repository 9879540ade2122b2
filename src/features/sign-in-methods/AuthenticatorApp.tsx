import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import { AppSetup } from "./AppSetup.tsx";
import type { AppSecret } from "./methods.ts";
import type { Change } from "./use-change.ts";
import styles from "./SignInMethods.module.css";

interface AuthenticatorAppProps {
  on: boolean;
  email: string;
  /** Passkeys that a second step would put aside. */
  passkeys: number;
  change: Change;
}

/** A code from an app, asked for after the password. */
export function AuthenticatorApp({ on, email, passkeys, change }: AuthenticatorAppProps) {
  const t = useMessages();
  const [app, setApp] = useState<AppSecret>();
  const { busy, problem, run } = change;

  const confirm = async (code: string) => {
    if (await run((amplify) => amplify.confirmApp(code))) setApp(undefined);
  };

  return (
    <section className={styles.section} aria-label={t("methods.app")}>
      <h3 className={styles.title}>{t("methods.app")}</h3>
      <p className={styles.what}>{t(on ? "methods.app.on" : "methods.app.what")}</p>
      {!on && passkeys > 0 && <p className={styles.what}>{t("methods.app.instead")}</p>}
      {app && !on ? (
        <AppSetup app={app} busy={busy} problem={problem} onCode={(code) => void confirm(code)} onCancel={() => setApp(undefined)} />
      ) : (
        <>
          {problem && (
            <Notice role="alert" tone="bad">
              {problem}
            </Notice>
          )}
          <div className={styles.actions}>
            {on ? (
              <Button aria-disabled={busy} onClick={() => void run((amplify) => amplify.turnAppOff())}>
                {t(busy ? "account.busy" : "methods.app.off")}
              </Button>
            ) : (
              <Button aria-disabled={busy} onClick={() => void run(async (amplify) => setApp(await amplify.startApp(email)))}>
                {t(busy ? "account.busy" : "methods.app.start")}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
