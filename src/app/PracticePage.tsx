import * as practice from "../features/phrases/practice/PracticePage.tsx";
import "../locales/phrases/load.ts";
import { useMessages } from "../ui/use-messages.ts";
import { useListening } from "./listening.tsx";

export function PracticePage({ onSignIn }: { onSignIn: () => void }) {
  const t = useMessages();
  const parts = useListening(onSignIn);
  return (
    <>
      <title>{t("practice.page")}</title>
      <practice.PracticePage {...parts} href="/phrases" onSignIn={onSignIn} />
    </>
  );
}
