import { ChevronDown } from "lucide-react";
import { type RefObject, useId } from "react";
import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./Fields.module.css";
import type { RoomLanguages } from "../room-parts.ts";
import type { Newcomer } from "./use-newcomer.ts";

/** As the API bounds it. */
const longestName = 40;

interface NewcomerFieldsProps {
  newcomer: Newcomer;
  languages: RoomLanguages;
  /** Said under the name, which then is to be typed or changed. */
  nameProblem: string | undefined;
  nameField: RefObject<HTMLInputElement | null>;
}

/** How the others see one, and the language in which one reads and speaks. */
export function NewcomerFields({ newcomer, languages, nameProblem, nameField }: NewcomerFieldsProps) {
  const t = useMessages();
  const id = useId();
  return (
    <>
      <p className={styles.field}>
        <label htmlFor={`${id} name`}>{t("rooms.name")}</label>
        <input
          ref={nameField}
          id={`${id} name`}
          value={newcomer.name}
          maxLength={longestName}
          dir="auto"
          autoComplete="given-name"
          enterKeyHint="next"
          spellCheck={false}
          aria-invalid={nameProblem !== undefined}
          aria-describedby={`${id} problem`}
          onChange={(event) => newcomer.setName(event.currentTarget.value)}
        />
        <span id={`${id} problem`} className={styles.problem}>
          {nameProblem}
        </span>
      </p>
      <p className={styles.field}>
        <label htmlFor={`${id} language`}>{t("rooms.language")}</label>
        <span className={styles.choice}>
          <select
            id={`${id} language`}
            value={newcomer.language}
            lang={newcomer.language}
            onChange={(event) => newcomer.setLanguage(event.currentTarget.value)}
          >
            {newcomer.offered.map((code) => (
              <option key={code} value={code} lang={code}>
                {languages.nativeName(code)}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden size={18} strokeWidth={1.75} />
        </span>
      </p>
    </>
  );
}
