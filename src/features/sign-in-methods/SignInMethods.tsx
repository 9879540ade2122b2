import { useQuery } from "@tanstack/react-query";
import { toParleyError } from "../../api/errors.ts";
import { useSession } from "../../api/use-session.ts";
import "../../locales/sign-in-methods/load.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import { AuthenticatorApp } from "./AuthenticatorApp.tsx";
import { methodsQuery } from "./methods.ts";
import { Passkeys } from "./Passkeys.tsx";
import { useChange } from "./use-change.ts";

/** How a signed-in person gets in: an authenticator app beside the password, or passkeys in place of it. */
export function SignInMethods() {
  const session = useSession();
  return session.state === "signed-in" ? <Methods key={session.sub} sub={session.sub} email={session.email} /> : null;
}

function Methods({ sub, email }: { sub: string; email: string }) {
  const t = useMessages();
  const { data: methods, error, refetch } = useQuery(methodsQuery(sub));
  const app = useChange(sub);
  const passkeys = useChange(sub);

  if (!methods) {
    return error ? (
      <Notice role="alert" tone="bad">
        {toParleyError(error).sentence}{" "}
        <Button look="link" onClick={() => void refetch()}>
          {t("error.retry")}
        </Button>
      </Notice>
    ) : null;
  }
  return (
    <>
      <AuthenticatorApp on={methods.app} email={email} passkeys={methods.passkeys?.length ?? 0} change={app} />
      {methods.passkeys && <Passkeys passkeys={methods.passkeys} aside={methods.app} possible={hasPasskeys()} change={passkeys} />}
    </>
  );
}

/** Browsers keep passkeys from pages that came by plain http, and pages at a bare address have no domain to make them for. */
const hasPasskeys = (): boolean => window.isSecureContext && typeof window.PublicKeyCredential === "function";
