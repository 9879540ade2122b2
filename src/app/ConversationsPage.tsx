import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { useSession } from "../api/use-session.ts";
import { RoomsPage } from "../features/rooms/doors/RoomsPage.tsx";
import "../locales/rooms/load.ts";
import { useMessages } from "../ui/use-messages.ts";
import { accountOf } from "../device/account.ts";
import { useDoorLanguages } from "./use-door-languages.tsx";

const hrefOf = (roomId: string) => `/conversations/${roomId}`;

export function ConversationsPage({ onSignIn }: { onSignIn: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const { languages, notice } = useDoorLanguages();
  const person = accountOf(useSession());
  return (
    <>
      <title>{t("app.title.conversations")}</title>
      <RoomsPage
        languages={languages}
        languagesNotice={notice}
        person={person}
        onSignIn={onSignIn}
        onEntered={(roomId) => {
          void queries.invalidateQueries({ queryKey: ["rooms"] });
          go(hrefOf(roomId));
        }}
        hrefOf={hrefOf}
      />
    </>
  );
}
