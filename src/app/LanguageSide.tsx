import { useMemo } from "react";
import { languageBook, type LanguageBook } from "../features/languages/language.ts";
import { LanguagePicker } from "../features/languages/LanguagePicker.tsx";
import { useLanguageBook } from "../features/languages/use-language-book.ts";
import { useMessages } from "../ui/use-messages.ts";

interface LanguageSideProps {
  side: "source" | "target";
  value: string;
  onChoose: (code: string) => void;
  /** Offered too, whether or not the engine knows them. */
  besides: readonly string[];
}

/** The language that one of the two people reads. */
export function LanguageSide({ side, value, onChoose, besides }: LanguageSideProps) {
  const t = useMessages();
  const { languages: known, query } = useLanguageBook();
  const languages = useMemo(() => bookWith(besides, known), [known, besides]);
  return (
    <LanguagePicker
      // Also what one reads oneself is translated to, and never detected.
      side="target"
      drawnAs={side}
      value={value}
      languages={languages}
      labelOf={(language) => t(side === "source" ? "packs.mine.choose" : "packs.theirs.choose", { language })}
      onChoose={onChoose}
      onRetry={() => void query.refetch()}
    />
  );
}

function bookWith(codes: readonly string[], book: LanguageBook): LanguageBook {
  const more = codes.filter((code) => !book.get(code)).map((code) => ({
    code,
    name: book.name(code),
    nativeName: book.nativeName(code),
    direction: book.direction(code),
    ...{ canDetect: false, canSpeak: true, canTranslateTo: true, canBeFormal: false, engine: "" },
  }));
  return languageBook([...book.all, ...more]);
}
