import { ArrowRight } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./Composer.module.css";
import { charactersOf, countFrom, most } from "./message-length.ts";

interface ComposerProps {
  ref: Ref<HTMLTextAreaElement>;
  text: string;
  /** What one writes in. */
  language: string;
  /** "English" */
  languageName: string;
  direction: "ltr" | "rtl";
  onType: (text: string) => void;
  onSay: () => void;
  /** Above the field: what else can be done with the text. */
  tools: ReactNode;
  /** Beside the field: the microphone, where there is one. */
  microphone: ReactNode;
}

export function Composer({ ref, text, language, languageName, direction, onType, onSay, tools, microphone }: ComposerProps) {
  const t = useMessages();
  const count = charactersOf(text);
  const over = Math.max(0, count - most);
  const blank = text.trim() === "";
  const say = () => {
    if (!blank && over === 0) onSay();
  };

  return (
    <form
      className={styles.composer}
      aria-label={t("room.composer")}
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <div className={styles.column}>
        {tools}
        {over > 0 && (
          <Notice role="alert" tone="bad">
            {t("room.over", { over })}
          </Notice>
        )}
        {count >= countFrom && (
          <p id="message-count" className={styles.count} data-over={over > 0 || undefined}>
            {t("room.count", { count: count.toLocaleString("en"), most: most.toLocaleString("en") })}
          </p>
        )}
        <div className={styles.row}>
          {microphone}
          {/* The copy below the field makes it as tall as its text. */}
          <div className={styles.field} data-over={over > 0 || undefined}>
            {over === 0 && (
              <div aria-hidden className={styles.copy} lang={language} dir={blank ? undefined : direction}>
                {text}{" "}
              </div>
            )}
            <textarea
              ref={ref}
              name="message"
              rows={1}
              value={text}
              lang={language}
              dir={blank ? undefined : direction}
              aria-label={t("room.write.label", { language: languageName })}
              aria-describedby={count >= countFrom ? "message-count" : undefined}
              aria-invalid={over > 0 || undefined}
              placeholder={t("room.write", { language: languageName })}
              autoComplete="off"
              enterKeyHint="send"
              onChange={(event) => onType(event.currentTarget.value)}
              onKeyDown={(event) => {
                // While an input method puts letters together, Enter is its own; Safari says so only by the key code.
                // oxlint-disable-next-line typescript/no-deprecated -- there is no other sign of it
                const composing = event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
                if (event.key !== "Enter" || event.shiftKey || composing) return;
                event.preventDefault();
                say();
              }}
            />
          </div>
          <IconButton type="submit" icon={ArrowRight} label={t("room.say")} tone="mine" aria-disabled={blank || over > 0} className={styles.send} />
        </div>
      </div>
    </form>
  );
}
