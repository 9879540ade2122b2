import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { Message } from "../room.ts";
import type { RoomLanguages } from "../room-parts.ts";
import type { OnDemand } from "./use-on-demand.ts";
import { useProblem } from "./use-problem.ts";

interface UntranslatedProps {
  message: Message;
  language: string;
  languages: RoomLanguages;
  onDemand: OnDemand | undefined;
  onTranslate: (message: Message) => void;
}

/** A message that came without the reader's language: said before they had it, or not translated. They can ask for it. */
export function Untranslated({ message, language, languages, onDemand, onTranslate }: UntranslatedProps) {
  const t = useMessages();
  const problemOf = useProblem();
  const name = languages.name(language);
  const failed = onDemand?.phase === "failed";
  if (onDemand?.phase === "asking") return <Notice role="status">{t("room.translate.asking", { language: name })}</Notice>;
  return (
    <Notice role={failed ? "alert" : undefined} tone={failed ? "bad" : "quiet"}>
      {failed && problemOf(onDemand.problem)}
      {!failed && message.failures.some((failure) => failure.language === language) && t("room.translate.failed", { language: name })}{" "}
      <Button look="link" onClick={() => onTranslate(message)}>
        {failed ? t("error.retry") : t("room.translate", { language: name })}
      </Button>
    </Notice>
  );
}
