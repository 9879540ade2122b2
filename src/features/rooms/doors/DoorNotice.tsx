import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { Entrance } from "./use-entrance.ts";

/** Why one could not enter, where it is about no field. */
export function DoorNotice({ problem, onSignIn }: { problem: Entrance["problem"]; onSignIn: () => void }) {
  const t = useMessages();
  if (problem?.at !== "door") return null;
  return (
    <Notice role="alert" tone="bad">
      {problem.sentence}{" "}
      {problem.code === "SessionExpired" && (
        <Button look="link" onClick={onSignIn}>
          {t("error.signin")}
        </Button>
      )}
    </Notice>
  );
}
