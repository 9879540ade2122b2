import type { ReactNode } from "react";
import { Link } from "wouter";
import { Button } from "../../ui/Button.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import { usePhraseBook } from "./book/use-phrase-book.ts";
import { BookView } from "./list/BookView.tsx";
import { Invitation } from "./Invitation.tsx";
import type { LanguageNames, Phrase } from "./phrase.ts";
import styles from "./PhrasesPage.module.css";

export interface PhrasesPageProps {
  languages: LanguageNames;
  onOpen: (phrase: Phrase) => void;
  onSignIn: () => void;
  /** Shows what waits to be sent. */
  onWaiting: () => void;
  /** The server does not answer, as far as the rest of the app knows. */
  unreachable: boolean;
  /** Where a first phrase is made, where phrases are practised, where ready-made ones are. */
  hrefs: { translate: string; practice: string; packs: string };
  /** A button that reads a text aloud; `place` names it among all on the page. */
  listen?: (text: string, language: string, place: string) => ReactNode;
}

export function PhrasesPage({ onSignIn, ...parts }: PhrasesPageProps) {
  const t = useMessages();
  const mine = usePhraseBook();
  if (mine) return <BookView book={mine.book} state={mine.state} {...parts} />;
  return (
    <div className={styles.page}>
      <h1 id="phrases" className={styles.title} tabIndex={-1}>
        {t("phrases.title")}
      </h1>
      <Invitation title={t("phrases.guest")} why={t("phrases.guest.why")}>
        <Button look="filled" onClick={onSignIn}>
          {t("account.signin")}
        </Button>
        <Link href={parts.hrefs.packs} className={styles.other}>
          {t("phrases.packs.try")}
        </Link>
      </Invitation>
    </div>
  );
}
