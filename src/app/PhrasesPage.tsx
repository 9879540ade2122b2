import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocation } from "wouter";
import { languageBook } from "../features/languages/language.ts";
import { languagesQuery } from "../features/languages/languages-query.ts";
import * as kept from "../features/phrases/PhrasesPage.tsx";
import { ListenControls } from "../features/speech/ListenControls.tsx";
import { SpeechNotice } from "../features/speech/SpeechNotice.tsx";
import { useSpeed } from "../features/speech/speed.ts";
import { useSpeaker } from "../features/speech/use-speaker.ts";
import { leaveDraft } from "../features/translate/use-draft.ts";
import "../locales/phrases/load.ts";
import { useMessages } from "../ui/use-messages.ts";
import { toDraft } from "./kept-draft.ts";

export function PhrasesPage({ onSignIn }: { onSignIn: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const { data: known } = useQuery(languagesQuery);
  const languages = useMemo(() => languageBook(known ?? []), [known]);
  const [voice, speaker] = useSpeaker(() => void queries.invalidateQueries({ queryKey: ["usage"] }));
  const [speed, setSpeed] = useSpeed();

  return (
    <>
      <title>{t("app.title.phrases")}</title>
      <kept.PhrasesPage
        languages={languages}
        translateHref="/"
        onSignIn={onSignIn}
        onOpen={(phrase) => {
          leaveDraft(toDraft(phrase));
          go("/");
        }}
        listen={(text, language, place) => (
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
        )}
      />
    </>
  );
}
