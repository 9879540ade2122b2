import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo } from "react";
import { type LanguageBook, languageBook } from "../features/languages/language.ts";
import { languagesQuery } from "../features/languages/languages-query.ts";
import { ListenControls } from "../features/speech/ListenControls.tsx";
import { SpeechNotice } from "../features/speech/SpeechNotice.tsx";
import { useSpeed } from "../features/speech/speed.ts";
import { useSpeaker } from "../features/speech/use-speaker.ts";

/** The languages, and a button that reads a text aloud; `place` names it among all on the page. */
export function useListen(): { languages: LanguageBook; listen: (text: string, language: string, place: string) => ReactNode } {
  const queries = useQueryClient();
  const { data: known } = useQuery(languagesQuery);
  const languages = useMemo(() => languageBook(known ?? []), [known]);
  const [voice, speaker] = useSpeaker(() => void queries.invalidateQueries({ queryKey: ["usage"] }));
  const [speed, setSpeed] = useSpeed();
  const listen = useCallback(
    (text: string, language: string, place: string) => (
      <>
        <ListenControls
          tone="quiet"
          reading={{ place, text, language, canSpeak: languages.get(language)?.canSpeak ?? true }}
          state={voice}
          speaker={speaker}
          speed={speed}
          onSpeed={setSpeed}
        />
        <SpeechNotice state={voice} place={place} language={languages.name(language)} />
      </>
    ),
    [languages, voice, speaker, speed, setSpeed],
  );
  return { languages, listen };
}
