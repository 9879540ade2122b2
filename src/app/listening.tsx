import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback } from "react";
import type { LanguageBook } from "../features/languages/language.ts";
import { useLanguageBook } from "../features/languages/use-language-book.ts";
import { ListenControls } from "../features/speech/ListenControls.tsx";
import type { Refusal, Speaker } from "../features/speech/speaker.ts";
import { SpeechNotice } from "../features/speech/SpeechNotice.tsx";
import { type Speed, useSpeed } from "../features/speech/speed.ts";
import { useVoice, useVoiceAt } from "../features/speech/use-voice.ts";
import { FailureNotice } from "./FailureNotice.tsx";

/** A button that reads a text aloud; `place` names it among all on the page. */
export type Listen = (text: string, language: string, place: string) => ReactNode;

/** The languages, and one voice for the many texts of a page. */
export function useListening(onSignIn: () => void): { languages: LanguageBook; listen: Listen } {
  const queries = useQueryClient();
  const { languages } = useLanguageBook();
  const [speed, onSpeed] = useSpeed();
  const speaker = useVoice(() => void queries.invalidateQueries({ queryKey: ["usage"] }));
  const listen: Listen = useCallback(
    (text, language, place) => (
      <ListenTo
        {...{ text, language, place, speaker, languages, speed, onSpeed }}
        refused={(error, onRetry) => (
          <FailureNotice error={error} language={languages.name(language)} allowed={undefined} onRetry={onRetry} onSignIn={onSignIn} />
        )}
      />
    ),
    [speaker, languages, speed, onSpeed, onSignIn],
  );
  return { languages, listen };
}

interface ListenToProps {
  text: string;
  language: string;
  place: string;
  speaker: Speaker;
  languages: LanguageBook;
  speed: Speed;
  onSpeed: (speed: Speed) => void;
  /** What is said of a refusal; `again` tries once more. */
  refused: (refusal: Refusal, again: () => void) => ReactNode;
}

/** Drawn anew for its own words alone. */
export function ListenTo({ text, language, place, speaker, languages, speed, onSpeed, refused }: ListenToProps) {
  const state = useVoiceAt(speaker, place);
  const reading = { place, text, language, canSpeak: languages.get(language)?.canSpeak ?? true };
  return (
    <>
      <ListenControls tone="quiet" reading={reading} state={state} speaker={speaker} speed={speed} onSpeed={onSpeed} />
      <SpeechNotice state={state} place={place} language={() => languages.name(language)} />
      {typeof state.problem === "object" && refused(state.problem, () => speaker.press(reading, speed))}
    </>
  );
}
