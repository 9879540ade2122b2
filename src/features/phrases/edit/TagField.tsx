import { X } from "lucide-react";
import { useId, useRef } from "react";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import { bounds } from "../exchange/bounds.ts";
import { fold } from "../search/fold.ts";
import styles from "./TagField.module.css";
import { asTag, withTags } from "./tags.ts";

interface TagFieldProps {
  tags: readonly string[];
  onTags: (tags: readonly string[]) => void;
  /** What stands in the field and is no tag yet. */
  typed: string;
  onTyped: (typed: string) => void;
  /** Tags in use, to choose from. */
  known: readonly string[];
  autoFocus?: boolean;
}

/** As many as are offered at once. */
const offered = 6;

/** Tags as they are typed: Enter or a comma makes one, Backspace takes the last one back. */
export function TagField({ tags, onTags, typed, onTyped, known, autoFocus }: TagFieldProps) {
  const t = useMessages();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const isFull = tags.length >= bounds.tags;
  const start = fold(asTag(typed));
  const others = known.filter((tag) => !tags.includes(tag) && fold(tag).includes(start)).slice(0, offered);

  const add = (more: readonly string[]) => {
    onTags(withTags(tags, more));
    onTyped("");
    input.current?.focus();
  };

  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t("phrases.tags")}</label>
      <div className={styles.box}>
        {tags.map((tag) => (
          <button
            key={tag}
            type="button"
            className={styles.tag}
            aria-label={t("phrases.tag.remove", { tag })}
            onClick={() => {
              onTags(tags.filter((one) => one !== tag));
              input.current?.focus();
            }}
          >
            <bdi>{tag}</bdi>
            <X aria-hidden size={14} strokeWidth={2} />
          </button>
        ))}
        <input
          ref={input}
          id={id}
          autoFocus={autoFocus}
          dir="auto"
          autoComplete="off"
          enterKeyHint="done"
          maxLength={bounds.tag}
          readOnly={isFull}
          placeholder={tags.length === 0 ? t("phrases.tag.placeholder") : ""}
          value={typed}
          onChange={(event) => {
            const parts = event.currentTarget.value.split(/[,،、，]/u);
            if (parts.length > 1) onTags(withTags(tags, parts.slice(0, -1)));
            onTyped(parts.at(-1) ?? "");
          }}
          onKeyDown={(event) => {
            // Enter that ends the writing of a Japanese or Chinese word is not ours.
            if (event.key === "Enter" && !event.nativeEvent.isComposing && asTag(typed) !== "") {
              event.preventDefault();
              add([typed]);
            }
            if (event.key === "Backspace" && typed === "") onTags(tags.slice(0, -1));
          }}
        />
      </div>
      {isFull && <Notice>{t("phrases.tags.full", { most: bounds.tags })}</Notice>}
      {!isFull && others.length > 0 && (
        <div role="group" aria-label={t("phrases.tags.used")} className={styles.others}>
          {others.map((tag) => (
            <button key={tag} type="button" className={styles.other} onClick={() => add([tag])}>
              <bdi>{tag}</bdi>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
