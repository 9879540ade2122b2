import { Clock, Ellipsis, Maximize2, Pencil, Share2, Star, Trash2, TriangleAlert } from "lucide-react";
import { memo, type ReactNode, useId } from "react";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { BookPhrase } from "../book/phrase-book.ts";
import type { LanguageNames } from "../phrase.ts";
import { MarkedText } from "../search/MarkedText.tsx";
import styles from "./PhraseEntry.module.css";

/** What can be done with a phrase on its page. */
export interface EntryActions {
  open: (phrase: BookPhrase) => void;
  favourite: (phrase: BookPhrase) => void;
  edit: (phrase: BookPhrase) => void;
  show: (phrase: BookPhrase) => void;
  share: (phrase: BookPhrase) => void;
  remove: (phrase: BookPhrase) => void;
  /** A press in a selection; with Shift, a range. */
  choose: (phrase: BookPhrase, range: boolean) => void;
  /** Says what of it the server refused. */
  mend: () => void;
}

interface PhraseEntryProps {
  phrase: BookPhrase;
  languages: LanguageNames;
  /** Folded; where they stand is marked. */
  words: readonly string[];
  /** Says which languages it is in: not where all are in the same. */
  named: boolean;
  /** Chosen or not, while phrases are being selected. */
  chosen: boolean | undefined;
  listen: ((text: string, language: string, place: string) => ReactNode) | undefined;
  actions: EntryActions;
}

/** A phrase as a phrasebook prints it: mine on the one side, theirs on the other. */
export const PhraseEntry = memo(function PhraseEntry({ phrase, languages, words, named, chosen, listen, actions }: PhraseEntryProps) {
  const t = useMessages();
  const id = useId();
  const { sourceLanguage, targetLanguage, tags, note, standing } = phrase;
  const selecting = chosen !== undefined;
  const texts = (
    <>
      <span id={id} className={styles.source} lang={sourceLanguage} dir={languages.direction(sourceLanguage)}>
        <MarkedText text={phrase.sourceText} words={words} />
      </span>
      <span className={styles.target} lang={targetLanguage} dir={languages.direction(targetLanguage)}>
        <MarkedText text={phrase.targetText} words={words} />
      </span>
    </>
  );

  return (
    <article className={styles.entry} data-chosen={chosen}>
      {selecting ? (
        <>
          <input
            type="checkbox"
            className={styles.check}
            aria-labelledby={id}
            data-phrase={phrase.id}
            checked={chosen}
            onChange={() => undefined}
            onClick={(event) => actions.choose(phrase, event.shiftKey)}
          />
          <span className={styles.texts}>{texts}</span>
        </>
      ) : (
        <button type="button" className={styles.texts} title={t("phrases.open")} onClick={() => actions.open(phrase)}>
          {texts}
        </button>
      )}
      <div className={styles.foot}>
        <div className={styles.said}>
          {named && (
            <span className={styles.languages}>
              <bdi lang={sourceLanguage}>{languages.nativeName(sourceLanguage)}</bdi> →{" "}
              <bdi lang={targetLanguage}>{languages.nativeName(targetLanguage)}</bdi>
            </span>
          )}
          {tags.length > 0 && (
            <ul className={styles.tags} aria-label={t("phrases.tags")}>
              {tags.map((tag) => (
                <li key={tag}>
                  <bdi>
                    <MarkedText text={tag} words={words} />
                  </bdi>
                </li>
              ))}
            </ul>
          )}
          {phrase.known && <span className={styles.known}>{t("phrases.known")}</span>}
          {standing === "waiting" && (
            <span className={styles.waiting}>
              <Clock aria-hidden size={13} strokeWidth={2} />
              {t("phrases.waiting")}
            </span>
          )}
          {note !== "" && (
            <p className={styles.note} dir="auto">
              <MarkedText text={note} words={words} />
            </p>
          )}
        </div>
        {standing === "refused" && (
          <span className={styles.refused}>
            <TriangleAlert aria-hidden size={15} strokeWidth={2} />
            <Button look="link" onClick={actions.mend}>
              {t("phrases.refused")}
            </Button>
          </span>
        )}
        {!selecting && (
          <div className={styles.actions}>
            {listen?.(phrase.targetText, targetLanguage, phrase.id)}
            <IconButton
              icon={Star}
              label={t("phrases.favourite")}
              aria-pressed={phrase.favourite}
              filled={phrase.favourite}
              className={phrase.favourite ? styles.star : ""}
              onClick={() => actions.favourite(phrase)}
            />
            <Menu
              icon={Ellipsis}
              label={t("phrases.actions")}
              items={() => [
                { icon: Pencil, name: t("phrases.edit"), run: () => actions.edit(phrase) },
                { icon: Maximize2, name: t("phrases.show"), run: () => actions.show(phrase) },
                { icon: Share2, name: t("phrases.share"), run: () => actions.share(phrase) },
                { icon: Trash2, name: t("phrases.delete"), run: () => actions.remove(phrase) },
              ]}
            />
          </div>
        )}
      </div>
    </article>
  );
});
