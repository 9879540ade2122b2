import { Notice } from "../../ui/Notice.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import type { SpeakerState } from "./speaker.ts";

interface SpeechNoticeProps {
  state: SpeakerState;
  place: string;
  /** The language in words. Asked for when it is said only: a browser takes milliseconds to look a name up. */
  language: () => string;
}

/** Whose voice it is, if not Parley's; or why there is none, apart from refusals, which the page words for all alike. */
export function SpeechNotice({ state, place, language }: SpeechNoticeProps) {
  const t = useMessages();
  if (state.place !== place) return null;
  if (state.problem === "no-voice") return <Notice role="alert" tone="warn">{t("speech.none", { language: language() })}</Notice>;
  if (state.problem === "unkept") return <Notice role="alert" tone="warn">{t("speech.unkept", { language: language() })}</Notice>;
  if (state.problem === "blocked") return <Notice role="alert" tone="warn">{t("speech.tap")}</Notice>;
  if (state.problem === "failed") return <Notice role="alert" tone="bad">{t("speech.failed")}</Notice>;
  if (state.voice !== "device") return null;
  return <Notice role="status">{state.lost ? t("speech.browser.lost") : t("speech.browser", { language: language() })}</Notice>;
}
