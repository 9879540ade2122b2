import { useState } from "react";
import { useSession } from "../../api/use-session.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useMessages } from "../../ui/use-messages.ts";

const ended = { expired: "account.ended.expired", elsewhere: "account.ended.elsewhere" } as const;

/** One sentence for whoever became a guest without wanting it in this tab. */
export function SessionNotice({ onSignIn }: { onSignIn: () => void }) {
  const t = useMessages();
  const session = useSession();
  const [closed, setClosed] = useState<typeof session>();
  if (session.state !== "guest" || !session.ended || closed === session) return null;
  return (
    <Notice role="status">
      {t(ended[session.ended])}{" "}
      <Button look="link" onClick={onSignIn}>
        {t("account.signin")}
      </Button>{" "}
      <Button look="link" onClick={() => setClosed(session)}>
        {t("account.ended.close")}
      </Button>
    </Notice>
  );
}
