import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { languageBook } from "../features/languages/language.ts";
import { LanguagePicker } from "../features/languages/LanguagePicker.tsx";
import { languagesQuery } from "../features/languages/languages-query.ts";
import { useMessages } from "../ui/use-messages.ts";

/** The language that one reads and writes in a conversation. */
export function LanguageChoice({ value, onChoose }: { value: string; onChoose: (code: string) => void }) {
  const t = useMessages();
  const { data: known, refetch } = useQuery(languagesQuery);
  const languages = useMemo(() => languageBook(known ?? []), [known]);
  return (
    <LanguagePicker
      side="target"
      value={value}
      languages={languages}
      label={t("room.language.mine", { language: languages.name(value) })}
      onChoose={onChoose}
      onRetry={() => void refetch()}
    />
  );
}
