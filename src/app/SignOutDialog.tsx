import { useEffect, useState } from "react";
import { toParleyError } from "../api/errors.ts";
import { useSession } from "../api/use-session.ts";
import { accountOf } from "../device/account.ts";
import { usePhraseBook } from "../features/phrases/book/use-phrase-book.ts";
import { countWaiting } from "../features/rooms/waiting/waiting-messages.ts";
import { showToast } from "../ui/toasts.ts";
import { Question } from "../ui/Question.tsx";
import { useMessages } from "../ui/use-messages.ts";

/** Amplify's sign-out is loaded by those who sign out. */
const signOut = async () => (await import("../features/account/end-session.ts")).endSession();

/** Signs out, which forgets everything here: asks first if something of it has not been sent yet. */
export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages();
  const account = accountOf(useSession());
  const phrases = usePhraseBook()?.state;
  const ready = account === "guest" || phrases?.phrases !== undefined;
  const waiting = (phrases?.outbox.length ?? 0) + countWaiting(account);
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    if (!ready || asking) return;
    if (waiting > 0) setAsking(true);
    else {
      signOut()
        .catch((error: unknown) => showToast({ text: toParleyError(error).sentence }))
        .finally(onClose);
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- decided once, when it is known what waits
  }, [ready]);

  if (!asking) return null;
  return (
    <Question
      title={t("account.unsent", { count: waiting })}
      what={t("account.unsent.what")}
      yes={t("account.unsent.yes")}
      no={t("account.unsent.no")}
      busy={t("account.signingout")}
      problemOf={(error) => toParleyError(error).sentence}
      onNo={onClose}
      onYes={async () => {
        await signOut();
        onClose();
      }}
    />
  );
}
