import { ArrowDown, Volume2, VolumeX } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Notice } from "../../../ui/Notice.tsx";
import { Button } from "../../../ui/Button.tsx";
import { showToast } from "../../../ui/toasts.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import { Announcements } from "./Announcements.tsx";
import { Composer } from "./Composer.tsx";
import { DictationNotice } from "../dictation/DictationNotice.tsx";
import { EmptyRoom } from "./EmptyRoom.tsx";
import { MessageList } from "./MessageList.tsx";
import { Microphone } from "../dictation/Microphone.tsx";
import { quotaEnded } from "./own-standing.ts";
import { planCheck } from "./reads-as.ts";
import { ReadsAs } from "./ReadsAs.tsx";
import type { Message, Room } from "../room.ts";
import { type Opened, RoomDialogs } from "./RoomDialogs.tsx";
import { RoomHeader } from "./RoomHeader.tsx";
import type { LanguageChoice, RoomParts } from "../room-parts.ts";
import type { Outgoing, RoomSession, RoomState } from "../session/room-session.ts";
import styles from "./RoomView.module.css";
import { timeline } from "./timeline.ts";
import { useArrivals } from "./use-arrivals.ts";
import { useDictated } from "../dictation/use-dictated.ts";
import { useComings } from "./use-comings.ts";
import { useFollow } from "./use-follow.ts";
import { useLasting } from "./use-lasting.ts";
import { useNow } from "./use-now.ts";
import { useOnDemand } from "./use-on-demand.ts";
import { useRoomDraft } from "./use-room-draft.ts";
import { useVisibleArea } from "./use-visible-area.ts";

/** Connections come back by themselves: it is no news before (ms). */
const patience = 5_000;

export interface RoomViewProps {
  state: RoomState;
  room: Room;
  session: RoomSession;
  parts: RoomParts;
  LanguageChoice: LanguageChoice;
  /** Whether new messages are read aloud. */
  aloud: boolean;
  onAloud: (on: boolean) => void;
  /** New messages of others, to be read in the language named. */
  onFresh: (messages: readonly Message[], language: string) => void;
  /** The microphone is open: nothing may be read into it. */
  onDictating: (on: boolean) => void;
  /** What is to be said about the voice, and about the engine. */
  voiceNotice: ReactNode;
  engineNotice: ReactNode;
  backHref: string;
  /** This person is out of the room, by their own will. */
  onGone: (how: "left" | "closed") => void;
}

/** One conversation: who is here, what was said, and what one says next. */
export function RoomView({ state, room, session, parts, LanguageChoice, aloud, onAloud, onFresh, onDictating, voiceNotice, engineNotice, backHref, onGone }: RoomViewProps) {
  const t = useMessages();
  const now = useNow(30_000);
  const field = useRef<HTMLTextAreaElement>(null);
  const page = useVisibleArea();
  const { scroller, content, isAtEnd, toEnd } = useFollow();

  const { messages, outbox, connection } = state;
  const { languages, translate } = parts;
  const language = room.members.find(({ memberId }) => memberId === room.me)?.language ?? "en";
  const alone = room.members.length < 2;

  useComings(room, connection);
  const unreachable = useLasting(connection === "connecting", patience);
  const mayBeOver = (connection === "offline" || unreachable) && state.endsAt !== undefined && state.endsAt < now;
  const [opened, setOpened] = useState<Opened>();
  const [draft, setDraft] = useRoomDraft(room.roomId);
  const dictated = useDictated(draft, setDraft);
  // The browser ends listening too, after a silence.
  useEffect(() => onDictating(dictated.listening), [onDictating, dictated.listening]);
  const [onDemand, ask] = useOnDemand(translate, language);
  const [unread, setUnread] = useState(0);
  if (isAtEnd && unread > 0) setUnread(0);

  const tell = useCallback(
    (fresh: readonly Message[]) => {
      onFresh(fresh, language);
      setUnread((before) => before + fresh.length);
    },
    [onFresh, language],
  );
  const latest = useArrivals(state, tell);

  const rows = useMemo(() => timeline(messages, outbox, room.me, now), [messages, outbox, room.me, now]);
  const check = useMemo(() => planCheck(draft, language, room.members), [draft, language, room.members]);

  /** For the callbacks below, which must not change with every letter: the cards hang on them. */
  const current = useRef({ draft, setDraft });
  useLayoutEffect(() => {
    current.current = { draft, setDraft };
  });

  const write = useCallback(
    (text: string) => {
      const { draft: before, setDraft: set } = current.current;
      set(text);
      if (before.trim() !== "" && before !== text) {
        showToast({ text: t("room.draft.replaced"), action: { label: t("room.undo"), run: () => set(before) } });
      }
      field.current?.focus();
    },
    [t],
  );
  const onEdit = useCallback(
    (said: Message | Outgoing) => {
      write(said.text);
      if ("typedAt" in said) session.drop(said.messageId);
    },
    [write, session],
  );
  const onDrop = useCallback(
    ({ messageId, text }: Outgoing) => {
      session.drop(messageId);
      field.current?.focus();
      showToast({ text: t("room.dropped"), action: { label: t("room.undo"), run: () => write(text) } });
    },
    [session, write, t],
  );
  const onAgain = useCallback((messageId: string) => session.sayAgain(messageId), [session]);
  const onFlag = useCallback((sequence: number, kind: "notUnderstood" | "understood") => session.flag(sequence, kind), [session]);
  const onShow = useCallback((message: Message) => setOpened({ dialog: "show", message }), []);
  const onTranslate = useCallback((message: Message) => void ask(message), [ask]);

  const say = () => {
    dictated.release();
    session.say(draft.trim());
    setDraft("");
    toEnd();
    field.current?.focus();
  };

  return (
    <div ref={page} className={styles.room}>
      <RoomHeader
        room={room}
        backHref={backHref}
        now={now}
        onPeople={() => setOpened({ dialog: "people" })}
        onInvite={() => setOpened({ dialog: "invite" })}
      />
      {(connection === "offline" || unreachable) && (
        <p role="status" className={styles.banner}>
          {t(connection === "offline" ? "room.offline" : "room.unreachable")} {mayBeOver && t("room.over.perhaps")}
        </p>
      )}
      <div className={styles.middle}>
        <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label={t("room.conversation")}>
          <div ref={content} className={styles.content} data-empty={rows.length === 0 || undefined}>
            {engineNotice && <div className={styles.note}>{engineNotice}</div>}
            {rows.length === 0 ? (
              <EmptyRoom code={room.code} alone={alone} onInvite={() => setOpened({ dialog: "invite" })} />
            ) : (
              <MessageList
                rows={rows}
                room={room}
                language={language}
                parts={parts}
                onDemand={onDemand}
                onTranslate={onTranslate}
                onFlag={onFlag}
                onShow={onShow}
                onAgain={onAgain}
                onEdit={onEdit}
                onDrop={onDrop}
              />
            )}
            {connection === "catching-up" && <p role="status" className={styles.note}>{t("room.catching-up")}</p>}
          </div>
        </div>
        {!isAtEnd && (
          <Button className={styles.down} onClick={toEnd}>
            <ArrowDown aria-hidden size={18} strokeWidth={1.75} />
            {unread > 0 ? t("room.new", { messages: unread }) : t("room.latest")}
          </Button>
        )}
      </div>
      <Announcements label={t("room.announcements")} messages={latest} language={language} languages={languages} silent={aloud} />
      <Composer
        ref={field}
        text={draft}
        language={language}
        languageName={languages.name(language)}
        direction={languages.direction(language)}
        onType={(text) => {
          dictated.release();
          setDraft(text);
        }}
        onSay={say}
        tools={
          <>
            {quotaEnded(messages, now) && <Notice role="status" tone="warn">{t("room.quota")}</Notice>}
            {voiceNotice}
            <DictationNotice problem={dictated.problem} language={languages.name(language)} />
            <div className={styles.tools}>
              <button type="button" className={styles.tool} aria-pressed={aloud} title={t("room.aloud.what")} onClick={() => onAloud(!aloud)}>
                {aloud ? <Volume2 aria-hidden size={18} strokeWidth={1.75} /> : <VolumeX aria-hidden size={18} strokeWidth={1.75} />}
                {t("room.aloud")}
              </button>
              <ReadsAs check={check} parts={parts} />
            </div>
          </>
        }
        microphone={
          dictated.available && (
            <Microphone
              listening={dictated.listening}
              onStart={() => dictated.start(language)}
              onStop={dictated.stop}
            />
          )
        }
      />
      <RoomDialogs
        opened={opened}
        onOpen={setOpened}
        room={room}
        messages={messages}
        session={session}
        parts={parts}
        LanguageChoice={LanguageChoice}
        language={language}
        now={now}
        onGone={onGone}
      />
    </div>
  );
}
