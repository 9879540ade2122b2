import type { ReactNode } from "react";
import type { LanguageBook } from "../features/languages/language.ts";
import { useLanguageBook } from "../features/languages/use-language-book.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useMessages } from "../ui/use-messages.ts";

/** The languages to choose from at a door, and what is to be said while they do not come. */
export function useDoorLanguages(): { languages: LanguageBook; notice: ReactNode } {
  const t = useMessages();
  const { languages, query } = useLanguageBook();
  const notice = !query.data && query.failureCount > 0 && (
    <Notice role="status" tone="warn">
      {t("language.unavailable")}{" "}
      <Button look="link" onClick={() => void query.refetch()}>
        {t("error.retry")}
      </Button>
    </Notice>
  );
  return { languages, notice };
}
