import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { languageBook } from "../features/languages/language.ts";
import { LanguagePicker } from "../features/languages/LanguagePicker.tsx";
import { languagesQuery } from "../features/languages/languages-query.ts";
import { useMessages } from "../ui/use-messages.ts";

interface LanguageSideProps {
  side: "source" | "target";
  value: string;
  onChoose: (code: string) => void;
}

/** The language that one of the two people reads. */
export function LanguageSide({ side, value, onChoose }: LanguageSideProps) {
  const t = useMessages();
  const { data: known, refetch } = useQuery(languagesQuery);
  const languages = useMemo(() => languageBook(known ?? []), [known]);
  return (
    <LanguagePicker
      // Also what one reads oneself is translated to, and never detected.
      side="target"
      drawnAs={side}
      value={value}
      languages={languages}
      label={t(side === "source" ? "packs.mine.choose" : "packs.theirs.choose", { language: languages.name(value) })}
      onChoose={onChoose}
      onRetry={() => void refetch()}
    />
  );
}
