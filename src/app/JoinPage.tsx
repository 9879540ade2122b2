import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { JoinView } from "../features/rooms/doors/JoinView.tsx";
import "../locales/rooms/load.ts";
import { useMessages } from "../ui/use-messages.ts";
import { useDoorLanguages } from "./use-door-languages.tsx";

export function JoinPage({ code, onSignIn }: { code: string; onSignIn: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const { languages, notice } = useDoorLanguages();
  return (
    <>
      <title>{t("app.title.join")}</title>
      <JoinView
        code={code}
        languages={languages}
        languagesNotice={notice}
        doorsHref="/conversations"
        onSignIn={onSignIn}
        onEntered={(roomId) => {
          void queries.invalidateQueries({ queryKey: ["rooms"] });
          // Going back from the conversation should not ask to join it again.
          go(`/conversations/${roomId}`, { replace: true });
        }}
      />
    </>
  );
}
