import { useMessages } from "../../../ui/use-messages.ts";
import { usePhraseBook } from "../book/use-phrase-book.ts";
import { Button } from "../../../ui/Button.tsx";
import { Invitation } from "../Invitation.tsx";
import type { PhrasesPageProps } from "../PhrasesPage.tsx";
import page from "../PhrasesPage.module.css";
import { PracticeView } from "./PracticeView.tsx";

type PracticePageProps = Pick<PhrasesPageProps, "languages" | "listen" | "onSignIn"> & { href: string };

export function PracticePage({ onSignIn, ...parts }: PracticePageProps) {
  const t = useMessages();
  const mine = usePhraseBook();
  if (mine) return <PracticeView book={mine.book} state={mine.state} {...parts} />;
  return (
    <div className={page.page}>
      <h1 className={page.title} tabIndex={-1}>
        {t("practice.title")}
      </h1>
      <Invitation title={t("phrases.guest")} why={t("phrases.guest.why")}>
        <Button look="filled" onClick={onSignIn}>
          {t("account.signin")}
        </Button>
      </Invitation>
    </div>
  );
}
