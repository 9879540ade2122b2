import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { languageBook, type LanguageBook } from "../features/languages/language.ts";
import { languagesQuery } from "../features/languages/languages-query.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useMessages } from "../ui/use-messages.ts";

/** The languages to choose from at a door, and what is to be said while they do not come. */
export function useDoorLanguages(): { languages: LanguageBook; notice: ReactNode } {
  const t = useMessages();
  const { data, failureCount, refetch } = useQuery(languagesQuery);
  const languages = useMemo(() => languageBook(data ?? []), [data]);
  const notice = !data && failureCount > 0 && (
    <Notice role="status" tone="warn">
      {t("language.unavailable")}{" "}
      <Button look="link" onClick={() => void refetch()}>
        {t("error.retry")}
      </Button>
    </Notice>
  );
  return { languages, notice };
}
