import { Trash2 } from "lucide-react";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import type { Passkey } from "./methods.ts";
import type { Change } from "./use-change.ts";
import styles from "./SignInMethods.module.css";

interface PasskeysProps {
  passkeys: readonly Passkey[];
  /** A second step is on: Cognito lets a person use either. */
  aside: boolean;
  /** Whether this browser, at this address, can make one. */
  possible: boolean;
  change: Change;
}

/** Finger, face or PIN of a device, in place of the password. */
export function Passkeys({ passkeys, aside, possible, change }: PasskeysProps) {
  const t = useMessages();
  const { busy, problem, run } = change;
  const nameOf = ({ createdAt }: Passkey) =>
    createdAt ? t("methods.passkeys.made", { date: createdAt.toLocaleDateString("en", { dateStyle: "long" }) }) : t("methods.passkeys.one");

  return (
    <section className={styles.section} aria-label={t("methods.passkeys")}>
      <h3 className={styles.title}>{t("methods.passkeys")}</h3>
      <p className={styles.what}>{t(aside ? "methods.passkeys.aside" : "methods.passkeys.what")}</p>
      {passkeys.length > 0 && (
        <ul className={styles.list}>
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <span>{nameOf(passkey)}</span>
              <IconButton
                icon={Trash2}
                label={t("methods.passkeys.remove", { name: nameOf(passkey) })}
                aria-disabled={busy}
                onClick={() => void run((amplify) => amplify.removePasskey(passkey.id))}
              />
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <Notice role="alert" tone="bad">
          {problem}
        </Notice>
      )}
      {possible ? (
        !aside && (
          <div className={styles.actions}>
            <Button aria-disabled={busy} onClick={() => void run((amplify) => amplify.addPasskey())}>
              {t(busy ? "account.busy" : "methods.passkeys.add")}
            </Button>
          </div>
        )
      ) : (
        <Notice>{t("methods.passkeys.impossible")}</Notice>
      )}
    </section>
  );
}
