import { Star } from "lucide-react";
import { startTransition, Suspense, useCallback, useState } from "react";
import { useSession } from "../api/use-session.ts";
import { LanguagePicker } from "../features/languages/LanguagePicker.tsx";
import { ListenControls } from "../features/speech/ListenControls.tsx";
import { SpeechNotice } from "../features/speech/SpeechNotice.tsx";
import { useSpeed } from "../features/speech/speed.ts";
import { isRough } from "../features/translate/engine.ts";
import { exampleFor } from "../features/translate/examples.ts";
import { canTranslate } from "../features/translate/ladder/can-translate.ts";
import { SourcePane } from "../features/translate/SourcePane.tsx";
import { TargetPane } from "../features/translate/TargetPane.tsx";
import { lengthOf } from "../features/translate/text-length.ts";
import { TranslateSheet } from "../features/translate/TranslateSheet.tsx";
import { TranslationActions } from "../features/translate/TranslationActions.tsx";
import { nearTheEnd, shareLeft } from "../features/translate/usage.ts";
import { homeLanguage, useDraft } from "../features/translate/use-draft.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useMessages } from "../ui/use-messages.ts";
import { KeepStar, KeptStrip, LiveTranslation, PairForOffline } from "./after-paint.ts";
import { FailureNotice, type Failure } from "./FailureNotice.tsx";
import { toDraft } from "./kept-draft.ts";
import { type Live, notYet } from "./live.ts";
import { QuotaNote } from "./QuotaNote.tsx";
import { RungNotice } from "./RungNotice.tsx";
import styles from "./TranslatePage.module.css";
import { useIdle } from "./use-idle.ts";
import { useLater } from "./use-later.ts";

/** The time (ms) in which the rest of the page's scripts arrive, if there is a server. */
const patience = 5000;

export function TranslatePage({ onSignIn }: { onSignIn: () => void }) {
  const t = useMessages();
  const session = useSession();
  const idle = useIdle();
  const late = useLater(patience);

  const [draft, change] = useDraft();
  const [live, setLive] = useState(notYet);
  // Until somebody waits for an answer there is no hurry, and the page stays at hand.
  const asked = draft.text.trim() !== "";
  const onLive = useCallback((next: Live) => (asked ? setLive(next) : startTransition(() => setLive(next))), [asked]);
  const { languages, usage, view, voice, speaker } = live;
  const { shown, translation, standIn, refusal } = view;
  const stranded = late && !live.ready;
  const rung = view.rung ?? (stranded ? "queued" : undefined);
  /** What can be heard, copied and kept. */
  const answer = translation ?? standIn;
  const canBeFormal = languages.get(draft.target)?.canBeFormal ?? false;

  const detected = draft.source === "auto" && asked ? view.source : undefined;
  const source = draft.source === "auto" ? detected : draft.source;
  const answered = { detected, translation: answer?.text, home: homeLanguage() };
  const length = lengthOf(draft.text, shown?.text);

  const phrase = answer && {
    sourceText: draft.text,
    sourceLanguage: source ?? answer.source,
    targetText: answer.text,
    targetLanguage: answer.target,
    ...(standIn?.rung === "device" && { note: t("translate.rung.device") }),
  };
  const [speed, setSpeed] = useSpeed();
  const [copyFailed, setCopyFailed] = useState(false);

  const litAt = (place: string) => (voice.place === place ? voice.lit : undefined);
  const listenTo = (place: "mine" | "theirs", text: string, language: string) => (
    <ListenControls
      tone={place}
      reading={{ place, text, language, canSpeak: languages.get(language)?.canSpeak ?? true }}
      state={voice}
      speaker={speaker}
      speed={speed}
      onSpeed={setSpeed}
    />
  );
  const failure = (error: Failure, language: string, onRetry: () => void) => (
    <FailureNotice error={error} language={languages.name(language)} allowed={usage?.allowed} onRetry={onRetry} onSignIn={onSignIn} />
  );
  const speechNotice = (place: "mine" | "theirs", language: string) => (
    <>
      <SpeechNotice state={voice} place={place} language={() => languages.name(language)} />
      {voice.place === place && typeof voice.problem === "object" && failure(voice.problem, language, () => speaker.stop(place))}
    </>
  );
  const picker = (side: "source" | "target") => (
    <LanguagePicker
      side={side}
      value={draft[side]}
      detected={side === "source" ? detected : undefined}
      languages={languages}
      onChoose={(code) => change({ do: "choose", side, code, ...answered })}
      onRetry={live.askAgain}
    />
  );

  return (
    <>
      <Suspense>{idle && <LiveTranslation draft={draft} onLive={onLive} />}</Suspense>
      <title>{t("app.title.translate")}</title>
      <h1 className={styles.hidden}>{t("app.translate")}</h1>
      <TranslateSheet
        onSwap={() => change({ do: "swap", ...answered })}
        mine={
          <SourcePane
            text={draft.text}
            cleared={draft.cleared}
            example={exampleFor(draft)}
            language={source}
            direction={source ? languages.direction(source) : "auto"}
            length={length}
            lit={litAt("mine")}
            onChange={change}
            picker={picker("source")}
            listen={listenTo("mine", source && !view.over ? draft.text : "", source ?? "")}
            notice={speechNotice("mine", source ?? "")}
          />
        }
        theirs={
          <TargetPane
            shown={shown}
            direction={languages.direction(shown?.language ?? draft.target)}
            asked={asked}
            behind={view.behind}
            length={length}
            lit={litAt("theirs")}
            picker={picker("target")}
            polite={canBeFormal ? draft.polite : undefined}
            onPolite={(polite) => change({ do: "be-polite", polite })}
            listen={listenTo("theirs", answer?.text ?? "", answer?.target ?? draft.target)}
            actions={
              <TranslationActions
                shown={answer && shown}
                direction={languages.direction(draft.target)}
                keep={
                  <Suspense fallback={<KeepLater />}>
                    {idle ? <KeepStar translation={phrase} onSignIn={onSignIn} /> : <KeepLater />}
                  </Suspense>
                }
                onCopyFailed={setCopyFailed}
              />
            }
            problem={
              <>
                {refusal && failure(refusal, draft.target, view.retry)}
                {rung && asked && <RungNotice rung={rung} trouble={view.trouble} onRetry={live.askAgain} />}
                {view.corrected && <Notice role="status">{t("translate.rung.corrected")}</Notice>}
              </>
            }
            notice={
              <>
                {speechNotice("theirs", draft.target)}
                {copyFailed && (
                  <Notice role="alert" tone="warn">
                    {t("translate.copy.failed")}
                  </Notice>
                )}
              </>
            }
          />
        }
      />
      <div className={styles.notes}>
        {!standIn && isRough(translation?.engine ?? languages.all[0]?.engine) && <Notice>{t("engine.rough.note")}</Notice>}
        {canTranslate && translation && !rung && (
          <Suspense>
            <PairForOffline key={`${translation.source} ${translation.target}`} source={translation.source} target={translation.target} />
          </Suspense>
        )}
        {usage && shareLeft(usage) < nearTheEnd && <QuotaNote usage={usage} guest={session.state === "guest"} onSignIn={onSignIn} />}
      </div>
      <Suspense>
        {idle && <KeptStrip languages={languages} href="/phrases" onOpen={(kept) => change({ do: "open", ...toDraft(kept) })} />}
      </Suspense>
    </>
  );
}

/** Holds the place of the star. */
function KeepLater() {
  const t = useMessages();
  return <IconButton icon={Star} label={t("phrases.keep")} disabled />;
}
