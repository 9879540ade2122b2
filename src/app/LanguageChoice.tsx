import { LanguagePicker } from "../features/languages/LanguagePicker.tsx";
import { useLanguageBook } from "../features/languages/use-language-book.ts";
import { useMessages } from "../ui/use-messages.ts";

/** The language that one reads and writes in a conversation. */
export function LanguageChoice({ value, onChoose }: { value: string; onChoose: (code: string) => void }) {
  const t = useMessages();
  const { languages, query } = useLanguageBook();
  return (
    <LanguagePicker
      side="target"
      value={value}
      languages={languages}
      labelOf={(language) => t("room.language.mine", { language })}
      onChoose={onChoose}
      onRetry={() => void query.refetch()}
    />
  );
}
