import type { MessageId } from "../../../locales/message-id.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { DictationProblem } from "./dictation.ts";

const sentences: Record<DictationProblem, MessageId> = {
  forbidden: "room.dictation.forbidden",
  "no-microphone": "room.dictation.microphone",
  "no-speech": "room.dictation.silence",
  "no-network": "room.dictation.network",
  "no-language": "room.dictation.language",
  failed: "room.dictation.failed",
};

/** Why the microphone heard nothing, with the way out; `language` in words. */
export function DictationNotice({ problem, language }: { problem: DictationProblem | undefined; language: string }) {
  const t = useMessages();
  if (!problem) return null;
  return (
    <Notice role="alert" tone={problem === "no-speech" ? "quiet" : "warn"}>
      {t(sentences[problem], { language })}
    </Notice>
  );
}
