import { useLocation } from "wouter";
import * as kept from "../features/phrases/PhrasesPage.tsx";
import { leaveDraft } from "../features/translate/use-draft.ts";
import "../locales/phrases/load.ts";
import { useMessages } from "../ui/use-messages.ts";
import { toDraft } from "./kept-draft.ts";
import { useListening } from "./listening.tsx";
import { useReach } from "./use-reach.ts";
import { openWaiting } from "./waiting-open.ts";

const hrefs = { translate: "/", practice: "/phrases/practice", packs: "/phrases/packs" };

export function PhrasesPage({ onSignIn }: { onSignIn: () => void }) {
  const t = useMessages();
  const [, go] = useLocation();
  const parts = useListening(onSignIn);
  const unreachable = useReach() !== undefined;
  return (
    <>
      <title>{t("app.title.phrases")}</title>
      <kept.PhrasesPage
        {...parts}
        hrefs={hrefs}
        unreachable={unreachable}
        onSignIn={onSignIn}
        onWaiting={openWaiting}
        onOpen={(phrase) => {
          leaveDraft(toDraft(phrase));
          go("/");
        }}
      />
    </>
  );
}
