import { useLocation } from "wouter";
import { useSession } from "../api/use-session.ts";
import { AccountView } from "../features/account/page/AccountView.tsx";
import { SignInMethods } from "../features/sign-in-methods/SignInMethods.tsx";
import { Invitation } from "../features/phrases/Invitation.tsx";
import "../locales/account/load.ts";
import { Button } from "../ui/Button.tsx";
import { showToast } from "../ui/toasts.ts";
import { useMessages } from "../ui/use-messages.ts";
import { gatherMyData, mySources } from "./my-data.ts";

export function AccountPage({ onSignIn, onSignOut }: { onSignIn: () => void; onSignOut: () => void }) {
  const t = useMessages();
  const session = useSession();
  const [, go] = useLocation();
  return (
    <>
      <title>{t("app.title.account")}</title>
      {session.state === "guest" ? (
        <Invitation title={t("account.page.guest")} why={t("account.page.guest.why")}>
          <Button look="filled" onClick={onSignIn}>
            {t("account.signin")}
          </Button>
        </Invitation>
      ) : (
        <AccountView
          key={session.sub}
          email={session.email}
          methods={<SignInMethods />}
          gather={() => gatherMyData({ id: session.sub, email: session.email }, mySources, Date.now)}
          onSignOut={onSignOut}
          onDeleted={() => {
            showToast({ text: t("account.delete.done") });
            go("/");
          }}
        />
      )}
    </>
  );
}
