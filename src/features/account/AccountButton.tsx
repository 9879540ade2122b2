import { UserRound } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Link } from "wouter";
import { useSession } from "../../api/use-session.ts";
import { useMessages } from "../../ui/use-messages.ts";
import styles from "./AccountButton.module.css";

/** The menu lies in the browser's top layer, outside the header: it has to be told where the button is. */
function below(button: Element | null, menu: HTMLElement): void {
  const place = button?.getBoundingClientRect();
  if (!place) return;
  menu.style.top = `${place.bottom + 8}px`;
  menu.style.right = `${document.documentElement.clientWidth - place.right}px`;
}

interface AccountButtonProps {
  /** The page of the account. */
  href: string;
  onSignIn: () => void;
  onSignOut: () => void;
  /** What the menu says about today's characters; only rendered while it is open. */
  usage: () => ReactNode;
}

/** "Sign in" for a guest; for others the way to their account. One button for both, so that it never loses the focus. */
export function AccountButton({ href, onSignIn, onSignOut, usage }: AccountButtonProps) {
  const t = useMessages();
  const session = useSession();
  const menu = useId();
  const [open, setOpen] = useState(false);
  const signedIn = session.state === "signed-in";

  return (
    <div className={styles.corner}>
      <button
        type="button"
        className={`${styles.button} ${signedIn ? styles.round : ""}`}
        aria-label={signedIn ? t("account.menu") : undefined}
        title={signedIn ? session.email : undefined}
        popoverTarget={signedIn ? menu : undefined}
        onClick={signedIn ? undefined : onSignIn}
      >
        {signedIn ? <UserRound aria-hidden size={20} strokeWidth={1.75} /> : t("account.signin")}
      </button>
      {signedIn && (
        <div
          id={menu}
          popover="auto"
          role="group"
          aria-label={t("account.menu")}
          className={styles.menu}
          onBeforeToggle={(event) => below(event.currentTarget.previousElementSibling, event.currentTarget)}
          onToggle={(event) => setOpen(event.newState === "open")}
        >
          <p className={styles.caption}>{t("account.signedin")}</p>
          <p className={styles.email}>{session.email}</p>
          {open && usage()}
          <Link href={href} className={styles.item} onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}>
            {t("account.open")}
          </Link>
          <button type="button" className={styles.item} popoverTarget={menu} popoverTargetAction="hide" onClick={onSignOut}>
            {t("account.signout")}
          </button>
        </div>
      )}
    </div>
  );
}
