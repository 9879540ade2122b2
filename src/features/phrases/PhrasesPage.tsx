import type { ReactNode } from "react";
import { Link } from "wouter";
import { useSession } from "../../api/use-session.ts";
import { Button } from "../../ui/Button.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import type { LanguageNames, Phrase } from "./phrase.ts";
import { PhraseList } from "./PhraseList.tsx";
import styles from "./PhrasesPage.module.css";

export interface PhrasesPageProps {
  languages: LanguageNames;
  onOpen: (phrase: Phrase) => void;
  onSignIn: () => void;
  /** Where a first phrase is made. */
  translateHref: string;
  /** A button that reads a text aloud; `place` names it among all on the page. */
  listen?: (text: string, language: string, place: string) => ReactNode;
}

export function PhrasesPage({ onSignIn, translateHref, ...list }: PhrasesPageProps) {
  const t = useMessages();
  const session = useSession();
  return (
    <div className={styles.page}>
      <h1 id="phrases" className={styles.title} tabIndex={-1}>
        {t("phrases.title")}
      </h1>
      {session.state === "guest" ? (
        <Invitation title={t("phrases.guest")} why={t("phrases.guest.why")}>
          <Button look="filled" onClick={onSignIn}>
            {t("account.signin")}
          </Button>
        </Invitation>
      ) : (
        <PhraseList
          {...list}
          sub={session.sub}
          empty={
            <Invitation title={t("phrases.empty")} why={t("phrases.empty.how")}>
              <Link href={translateHref} className={styles.go}>
                {t("phrases.empty.go")}
              </Link>
            </Invitation>
          }
        />
      )}
    </div>
  );
}

/** An empty page that says what to do first. */
function Invitation({ title, why, children }: { title: string; why: string; children: ReactNode }) {
  return (
    <section className={styles.invitation}>
      <p className={styles.lead}>{title}</p>
      <p className={styles.why}>{why}</p>
      {children}
    </section>
  );
}
