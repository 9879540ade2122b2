import { lazy, Suspense, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Question } from "../../../ui/Question.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import { rememberMyLanguage } from "../doors/use-newcomer.ts";
import { PeopleDialog } from "./PeopleDialog.tsx";
import type { Member, Message, Room } from "../room.ts";
import type { LanguageChoice, RoomParts } from "../room-parts.ts";
import type { RoomSession } from "../session/room-session.ts";
import { ShowMessage } from "./ShowMessage.tsx";
import { useProblem } from "./use-problem.ts";

const InviteDialog = lazy(async () => ({ default: (await import("../invite/InviteDialog.tsx")).InviteDialog }));
const TranscriptDialog = lazy(async () => ({ default: (await import("../transcript/TranscriptDialog.tsx")).TranscriptDialog }));

/** What lies over the conversation. `back`: what it was opened from, to go back to. */
export type Opened =
  | { dialog: "people" | "invite" | "leave" | "end" }
  | { dialog: "transcript"; back?: "people" | "end" }
  | { dialog: "remove"; member: Member }
  | { dialog: "show"; message: Message };

interface RoomDialogsProps {
  opened: Opened | undefined;
  onOpen: (opened: Opened | undefined) => void;
  room: Room;
  messages: readonly Message[];
  session: RoomSession;
  parts: RoomParts;
  LanguageChoice: LanguageChoice;
  language: string;
  now: number;
  onGone: (how: "left" | "closed") => void;
}

export function RoomDialogs({ opened, onOpen, room, messages, session, parts, LanguageChoice, language, now, onGone }: RoomDialogsProps) {
  const t = useMessages();
  const problemOf = useProblem();
  const [languageProblem, setLanguageProblem] = useState<unknown>();
  const close = () => onOpen(undefined);
  if (!opened) return null;

  const choose = async (code: string) => {
    setLanguageProblem(undefined);
    try {
      await session.setLanguage(code);
      rememberMyLanguage(code);
    } catch (error) {
      setLanguageProblem(error);
    }
  };

  switch (opened.dialog) {
    case "people":
      return (
        <PeopleDialog
          room={room}
          languages={parts.languages}
          now={now}
          picker={
            <>
              <LanguageChoice value={language} onChoose={(code) => void choose(code)} />
              {languageProblem !== undefined && (
                <Notice role="alert" tone="bad">
                  {problemOf(languageProblem)}
                </Notice>
              )}
            </>
          }
          onRemove={(member) => onOpen({ dialog: "remove", member })}
          onTranscript={() => onOpen({ dialog: "transcript", back: "people" })}
          onLeave={() => onOpen({ dialog: "leave" })}
          onEnd={() => onOpen({ dialog: "end" })}
          onClose={close}
        />
      );
    case "invite":
      return (
        <Suspense>
          <InviteDialog code={room.code} title={room.title} onClose={close} />
        </Suspense>
      );
    case "transcript":
      return (
        <Suspense>
          <TranscriptDialog
            room={room}
            messages={messages}
            languages={parts.languages}
            onClose={() => onOpen(opened.back && { dialog: opened.back })}
          />
        </Suspense>
      );
    case "show":
      return <ShowMessage message={opened.message} language={language} parts={parts} onClose={close} />;
    case "remove":
      return (
        <Question
          busy={t("room.busy")}
          problemOf={problemOf}
          title={t("room.remove.title", { name: opened.member.name })}
          what={t("room.remove.what")}
          yes={t("room.remove.yes")}
          no={t("room.remove.no")}
          onYes={async () => {
            await session.remove(opened.member.memberId);
            onOpen({ dialog: "people" });
          }}
          onNo={() => onOpen({ dialog: "people" })}
        />
      );
    case "leave":
      return (
        <Question
          busy={t("room.busy")}
          problemOf={problemOf}
          title={t("room.leave.title")}
          what={t(room.me === room.hostId ? "room.leave.what.host" : "room.leave.what", { code: room.code })}
          yes={t("room.leave.yes")}
          no={t("room.leave.no")}
          onYes={async () => {
            await session.leave();
            onGone("left");
          }}
          onNo={close}
        />
      );
    case "end":
      return (
        <Question
          busy={t("room.busy")}
          problemOf={problemOf}
          title={t("room.end.title")}
          what={t("room.end.what", { people: room.members.length })}
          yes={t("room.end.yes")}
          no={t("room.end.no")}
          onYes={async () => {
            await session.close();
            onGone("closed");
          }}
          onNo={close}
        >
          <p>
            <Button look="link" onClick={() => onOpen({ dialog: "transcript", back: "end" })}>
              {t("room.end.transcript")}
            </Button>
          </p>
        </Question>
      );
  }
}
