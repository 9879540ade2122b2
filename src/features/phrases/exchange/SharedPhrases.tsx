import { Maximize2, Star } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { ShowDialog } from "../../../ui/ShowDialog.tsx";
import { TwoSides } from "../../../ui/TwoSides.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import star from "../KeepStar.module.css";
import type { LanguageNames, PhraseText } from "../phrase.ts";
import styles from "./SharedPhrases.module.css";
import type { Keeping } from "./use-keeping.ts";

interface SharedPhrasesProps {
  phrases: readonly PhraseText[];
  languages: LanguageNames;
  keeping: Keeping;
  /** A button that reads a text aloud; `place` names it among all on the page. */
  listen: (text: string, language: string, place: string) => ReactNode;
}

/** What somebody else sent: to read, to hear, to show and to keep. */
export function SharedPhrases({ phrases, languages, keeping, listen }: SharedPhrasesProps) {
  const t = useMessages();
  const [shown, setShown] = useState<PhraseText>();
  const fresh = phrases.filter((phrase) => !keeping.isKept(phrase));
  const side = (text: string, language: string) => ({ text, language, direction: languages.direction(language) });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{t("shared.title")}</h1>
          <p className={styles.what}>{t("shared.what", { count: phrases.length })}</p>
        </div>
        {fresh.length > 0 ? (
          <Button look="filled" onClick={() => keeping.keep(fresh)}>
            {t("shared.keep")}
          </Button>
        ) : (
          <p className={styles.done}>{t("shared.kept")}</p>
        )}
      </header>
      <ul className={styles.list} aria-label={t("shared.list")}>
        {phrases.map((phrase, index) => {
          const kept = keeping.isKept(phrase);
          return (
            <li key={index}>
              <TwoSides
                mine={side(phrase.sourceText, phrase.sourceLanguage)}
                theirs={side(phrase.targetText, phrase.targetLanguage)}
                mineTools={listen(phrase.sourceText, phrase.sourceLanguage, `${index} source`)}
                theirTools={
                  <>
                    {listen(phrase.targetText, phrase.targetLanguage, `${index} target`)}
                    <IconButton icon={Maximize2} label={t("translate.show")} onClick={() => setShown(phrase)} />
                    <IconButton
                      icon={Star}
                      label={t(kept ? "phrases.unkeep" : "exchange.keep")}
                      filled={kept}
                      className={kept ? star.kept : ""}
                      onClick={() => (kept ? keeping.unkeep(phrase) : keeping.keep([phrase]))}
                    />
                  </>
                }
              >
                <p className={styles.languages}>
                  <bdi lang={phrase.sourceLanguage}>{languages.nativeName(phrase.sourceLanguage)}</bdi> →{" "}
                  <bdi lang={phrase.targetLanguage}>{languages.nativeName(phrase.targetLanguage)}</bdi>
                </p>
              </TwoSides>
            </li>
          );
        })}
      </ul>
      {shown && (
        <ShowDialog
          label={t("translate.show")}
          text={shown.targetText}
          language={shown.targetLanguage}
          direction={languages.direction(shown.targetLanguage)}
          onClose={() => setShown(undefined)}
        />
      )}
    </div>
  );
}
