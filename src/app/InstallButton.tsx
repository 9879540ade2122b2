import { useSyncExternalStore } from "react";
import { Button } from "../ui/Button.tsx";
import { useMessages } from "../ui/use-messages.ts";
import { createInstall } from "./install.ts";

const install = createInstall(window);

/** Only where the browser offers it, and not when it is done. */
export function InstallButton() {
  const t = useMessages();
  if (!useSyncExternalStore(install.subscribe, install.isOffered)) return null;
  return (
    <Button look="link" onClick={install.ask}>
      {t("app.install")}
    </Button>
  );
}
