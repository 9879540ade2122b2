import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { Overwritten, PhraseBook, PhraseBookState } from "../book/phrase-book.ts";
import type { LanguageNames } from "../phrase.ts";
import styles from "./BookNotices.module.css";

interface BookNoticesProps {
  book: Pick<PhraseBook, "settle">;
  state: Pick<PhraseBookState, "unkept" | "overwritten" | "phrases">;
  languages: LanguageNames;
}

/** What a person has to know about their phrases: that nothing is kept here, and what other devices did to their changes. */
export function BookNotices({ book, state, languages }: BookNoticesProps) {
  const t = useMessages();
  return (
    <>
      {state.unkept && (
        <Notice role="alert" tone="warn">
          {t(state.unkept === "full" ? "phrases.unkept.full" : "phrases.unkept.refused")}
        </Notice>
      )}
      {state.overwritten.map((lost) => (
        <OverwrittenNotice
          key={lost.phraseId}
          lost={lost}
          theirs={state.phrases?.find(({ id }) => id === lost.phraseId)}
          languages={languages}
          onSettle={(mine) => void book.settle(lost.phraseId, mine)}
        />
      ))}
    </>
  );
}

interface OverwrittenNoticeProps {
  lost: Overwritten;
  /** As it is now. */
  theirs: Overwritten["mine"] | undefined;
  languages: LanguageNames;
  onSettle: (mine: boolean) => void;
}

function OverwrittenNotice({ lost, theirs, languages, onSettle }: OverwrittenNoticeProps) {
  const t = useMessages();
  const { mine, how } = lost;
  const differing = (["sourceText", "targetText", "note"] as const).filter((field) => theirs && theirs[field] !== mine[field]);
  const wording = (phrase: Overwritten["mine"]) =>
    differing.map((field) => {
      const language = { sourceText: phrase.sourceLanguage, targetText: phrase.targetLanguage, note: undefined }[field];
      return (
        <p key={field} className={styles.words} lang={language} dir={language ? languages.direction(language) : "auto"}>
          {phrase[field] || t("phrases.lost.nothing")}
        </p>
      );
    });
  return (
    <section role="status" className={styles.lost}>
      <p>
        {t(how === "deleted" ? "phrases.lost.deleted" : "phrases.lost.changed")}{" "}
        <q className={styles.quoted} lang={mine.sourceLanguage} dir={languages.direction(mine.sourceLanguage)}>
          {mine.sourceText}
        </q>
      </p>
      {theirs && how === "changed" && differing.length > 0 && (
        <dl className={styles.both}>
          <div>
            <dt>{t("phrases.lost.mine")}</dt>
            <dd>{wording(mine)}</dd>
          </div>
          <div>
            <dt>{t("phrases.lost.theirs")}</dt>
            <dd>{wording(theirs)}</dd>
          </div>
        </dl>
      )}
      <div className={styles.ways}>
        <Button onClick={() => onSettle(true)}>{t(how === "deleted" ? "phrases.lost.restore" : "phrases.lost.use-mine")}</Button>
        <Button onClick={() => onSettle(false)}>{t(how === "deleted" ? "phrases.lost.let-go" : "phrases.lost.keep-theirs")}</Button>
      </div>
    </section>
  );
}
