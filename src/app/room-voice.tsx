import { createContext, useContext } from "react";
import type { LanguageBook } from "../features/languages/language.ts";
import { KeepStar } from "../features/phrases/KeepStar.tsx";
import type { Keepsake } from "../features/rooms/room-parts.ts";
import { useProblem } from "../features/rooms/page/use-problem.ts";
import type { Speaker } from "../features/speech/speaker.ts";
import type { Speed } from "../features/speech/speed.ts";
import { useVoiceAt } from "../features/speech/use-voice.ts";
import { LitText } from "../ui/LitText.tsx";
import { Notice } from "../ui/Notice.tsx";
import { ListenTo } from "./listening.tsx";

export interface RoomVoice {
  speaker: Speaker;
  languages: LanguageBook;
  speed: Speed;
  onSpeed: (speed: Speed) => void;
  onSignIn: () => void;
}

/** The voice of the page for the many texts of a conversation, each of which is drawn only for its own words. */
export const RoomVoiceContext = createContext<RoomVoice | undefined>(undefined);

function useRoomVoice(): RoomVoice {
  const voice = useContext(RoomVoiceContext);
  if (!voice) throw new Error("RoomPage gives the voice.");
  return voice;
}

export function Listen({ place, text, language }: { place: string; text: string; language: string }) {
  const { speaker, languages, speed, onSpeed } = useRoomVoice();
  const problemOf = useProblem();
  return (
    <ListenTo
      {...{ place, text, language, speaker, languages, speed, onSpeed }}
      refused={(error) => (
        <Notice role="alert" tone="bad">
          {problemOf(error)}
        </Notice>
      )}
    />
  );
}

export function Spoken({ place, text }: { place: string; text: string }) {
  const { lit } = useVoiceAt(useRoomVoice().speaker, place);
  return <LitText text={text} lit={lit} />;
}

export function Keep({ phrase }: { phrase: Keepsake }) {
  return <KeepStar translation={phrase} onSignIn={useRoomVoice().onSignIn} />;
}
