import { RotateCw, X } from "lucide-react";
import { useState } from "react";
import { Dialog } from "../../../ui/Dialog.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
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
  const [turned, setTurned] = useState(false);
  const shown = texts.find((one) => one.language === chosen) ?? { language: message.language, text: message.text };
  const place = `show ${message.messageId}`;
  const size = shown.text.length > 400 ? "small" : shown.text.length > 120 ? "medium" : "large";

  return (
    <Dialog label={t("room.show")} size="screen" onClose={onClose}>
      <div className={styles.bar}>
        <IconButton icon={RotateCw} label={t("translate.show.turn")} aria-pressed={turned} onClick={() => setTurned(!turned)} />
        <Listen place={place} text={shown.text} language={shown.language} />
        <span className={styles.spring} />
        <IconButton icon={X} label={t("translate.show.close")} onClick={onClose} />
      </div>
      <div className={styles.stage} data-turned={turned || undefined}>
        <p className={styles.words} lang={shown.language} dir={languages.direction(shown.language)} data-size={size}>
          <Spoken place={place} text={shown.text} />
        </p>
      </div>
      {texts.length > 1 && (
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
      )}
    </Dialog>
  );
}
