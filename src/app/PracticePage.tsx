import * as practice from "../features/phrases/practice/PracticePage.tsx";
import "../locales/phrases/load.ts";
import { useMessages } from "../ui/use-messages.ts";
import { useListen } from "./use-listen.tsx";

export function PracticePage({ onSignIn }: { onSignIn: () => void }) {
  const t = useMessages();
  const parts = useListen();
  return (
    <>
      <title>{t("practice.page")}</title>
      <practice.PracticePage {...parts} href="/phrases" onSignIn={onSignIn} />
    </>
  );
}
