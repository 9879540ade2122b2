import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useLocation } from "wouter";
import { useSession } from "../api/use-session.ts";
import { useLanguageBook } from "../features/languages/use-language-book.ts";
import { RoomEnded } from "../features/rooms/page/RoomEnded.tsx";
import type { RoomParts } from "../features/rooms/room-parts.ts";
import { RoomSkeleton } from "../features/rooms/page/RoomSkeleton.tsx";
import { RoomView } from "../features/rooms/page/RoomView.tsx";
import { useRoomSession } from "../features/rooms/session/use-room-session.ts";
import { useSpeed } from "../features/speech/speed.ts";
import { useVoice } from "../features/speech/use-voice.ts";
import { isRough } from "../features/translate/engine.ts";
import { translationQuery } from "../features/translate/translation-query.ts";
import "../locales/rooms/load.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { showToast } from "../ui/toasts.ts";
import { useMessages } from "../ui/use-messages.ts";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { Keep, Listen, RoomVoiceContext, Spoken } from "./room-voice.tsx";
import { useReadAloud } from "./use-read-aloud.ts";

/** Where conversations are opened, joined and listed. */
const doors = "/conversations";

export function RoomPage({ roomId, onSignIn }: { roomId: string; onSignIn: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const person = useSession();
  const seat = useRoomSession(roomId);
  const { languages } = useLanguageBook();
  const [speed, onSpeed] = useSpeed();
  const speaker = useVoice(() => void queries.invalidateQueries({ queryKey: ["usage"] }));
  const aloud = useReadAloud(speaker, { languages, speed });

  const translate = useCallback(
    async (text: string, source: string, target: string) =>
      (await queries.query({ ...translationQuery({ text, source, target, formal: false }), retry: false })).text,
    [queries],
  );
  const isGuest = person.state === "guest";
  const parts = useMemo<RoomParts>(
    () => ({ languages, Listen, Spoken, Keep: isGuest ? undefined : Keep, translate }),
    [languages, isGuest, translate],
  );
  const voice = useMemo(() => ({ speaker, languages, speed, onSpeed, onSignIn }), [speaker, languages, speed, onSpeed, onSignIn]);

  if (!seat) return <RoomSkeleton offline={false} backHref={doors} />;
  const { state, session } = seat;
  if (state.ended) {
    return (
      <RoomEnded
        ended={state.ended}
        unsaid={state.outbox}
        languages={languages}
        href={doors}
        onSignIn={onSignIn}
        onAgain={() => location.reload()}
      />
    );
  }
  const { room } = state;
  if (!room) return <RoomSkeleton offline={state.connection === "offline"} backHref={doors} />;

  const language = languages.name(room.members.find(({ memberId }) => memberId === room.me)?.language ?? "");
  return (
    <RoomVoiceContext value={voice}>
      <title>{t("app.title.room", { title: room.title })}</title>
      <RoomView
        state={state}
        room={room}
        session={session}
        parts={parts}
        LanguageChoice={LanguageChoice}
        aloud={aloud.on}
        onAloud={aloud.onSwitch}
        onFresh={aloud.add}
        onDictating={aloud.setDictating}
        voiceNotice={
          aloud.silence && (
            <Notice role="alert" tone="warn">
              {t(aloud.silence === "blocked" ? "speech.tap" : "speech.none", { language })}{" "}
              {aloud.silence === "blocked" && (
                <Button look="link" onClick={aloud.hear}>
                  {t("room.voice.tap")}
                </Button>
              )}
            </Notice>
          )
        }
        engineNotice={isRough(languages.all[0]?.engine) && t("engine.rough.note")}
        backHref={doors}
        onGone={(how) => {
          showToast({ text: t(how === "left" ? "room.left" : "room.closed") });
          go(doors);
        }}
      />
    </RoomVoiceContext>
  );
}
