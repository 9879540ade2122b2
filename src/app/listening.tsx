import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo } from "react";
import { languageBook, type LanguageBook } from "../features/languages/language.ts";
import { languagesQuery } from "../features/languages/languages-query.ts";
import { ListenControls } from "../features/speech/ListenControls.tsx";
import type { Speaker } from "../features/speech/speaker.ts";
import { SpeechNotice } from "../features/speech/SpeechNotice.tsx";
import { type Speed, useSpeed } from "../features/speech/speed.ts";
import { useVoice, useVoiceAt } from "../features/speech/use-voice.ts";
import { FailureNotice } from "./FailureNotice.tsx";

/** A button that reads a text aloud; `place` names it among all on the page. */
export type Listen = (text: string, language: string, place: string) => ReactNode;

/** The languages, and one voice for the many texts of a page. */
export function useListening(onSignIn: () => void): { languages: LanguageBook; listen: Listen } {
  const queries = useQueryClient();
  const { data: known } = useQuery(languagesQuery);
  const languages = useMemo(() => languageBook(known ?? []), [known]);
  const [speed, onSpeed] = useSpeed();
  const speaker = useVoice(() => void queries.invalidateQueries({ queryKey: ["usage"] }));
  const listen: Listen = useCallback(
    (text, language, place) => <ListenTo {...{ text, language, place, speaker, languages, speed, onSpeed, onSignIn }} />,
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
  onSignIn: () => void;
}

/** Drawn anew for its own words alone. */
function ListenTo({ text, language, place, speaker, languages, speed, onSpeed, onSignIn }: ListenToProps) {
  const state = useVoiceAt(speaker, place);
  const reading = { place, text, language, canSpeak: languages.get(language)?.canSpeak ?? true };
  return (
    <>
      <ListenControls tone="quiet" reading={reading} state={state} speaker={speaker} speed={speed} onSpeed={onSpeed} />
      <SpeechNotice state={state} place={place} language={() => languages.name(language)} />
      {typeof state.problem === "object" && (
        <FailureNotice
          error={state.problem}
          language={languages.name(language)}
          allowed={undefined}
          onRetry={() => speaker.press(reading, speed)}
          onSignIn={onSignIn}
        />
      )}
    </>
  );
}
