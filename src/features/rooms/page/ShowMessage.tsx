import { useState } from "react";
import { ShowDialog } from "../../../ui/ShowDialog.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import type { Message } from "../room.ts";
import type { RoomParts } from "../room-parts.ts";
import styles from "./ShowMessage.module.css";

interface ShowMessageProps {
  message: Message;
  /** One's own, which the other person does not read. */
  language: string;
  parts: RoomParts;
  onClose: () => void;
}

/** A message as large as the screen allows, in any language it has, to hold out to somebody or turn towards them. */
export function ShowMessage({ message, language, parts, onClose }: ShowMessageProps) {
  const t = useMessages();
  const { languages, Listen, Spoken } = parts;
  const texts = [{ language: message.language, text: message.text }, ...message.translations];
  const [chosen, setChosen] = useState(() => texts.find((one) => one.language !== language)?.language ?? message.language);
  const shown = texts.find((one) => one.language === chosen) ?? { language: message.language, text: message.text };
  const place = `show ${message.messageId}`;

  return (
    <ShowDialog
      label={t("room.show")}
      text={shown.text}
      language={shown.language}
      direction={languages.direction(shown.language)}
      tools={<Listen place={place} text={shown.text} language={shown.language} />}
      footer={
        texts.length > 1 && (
          <fieldset className={styles.languages}>
            <legend className={styles.legend}>{t("room.show.language")}</legend>
            {texts.map((one) => (
              <label key={one.language} className={styles.language}>
                <input
                  type="radio"
                  name="show"
                  checked={one.language === shown.language}
                  onChange={() => setChosen(one.language)}
                />
                <bdi lang={one.language}>{languages.nativeName(one.language)}</bdi>
              </label>
            ))}
          </fieldset>
        )
      }
      onClose={onClose}
    >
      <Spoken place={place} text={shown.text} />
    </ShowDialog>
  );
}
