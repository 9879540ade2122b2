import styles from "./MessageCard.module.css";
import type { RoomLanguages } from "../room-parts.ts";
import { useRomanised } from "../romanise/use-romanised.ts";

interface OriginalProps {
  text: string;
  language: string;
  reader: string;
  languages: RoomLanguages;
  /** The words as they were said stand above already: only how to pronounce them is missing. */
  above?: boolean;
}

/** What was really said, and in letters that the reader knows. */
export function Original({ text, language, reader, languages, above = false }: OriginalProps) {
  const romanised = useRomanised(text, language, reader);
  return (
    <>
      {!above && (
        <p className={styles.original} lang={language} dir={languages.direction(language)}>
          {text}
        </p>
      )}
      {romanised && (
        <p className={styles.romanised} lang={inLatin(language)} dir="ltr">
          {romanised}
        </p>
      )}
    </>
  );
}

const inLatin = (language: string): string | undefined => {
  try {
    return new Intl.Locale(language, { script: "Latn" }).baseName;
  } catch {
    return undefined;
  }
};
