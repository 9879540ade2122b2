import { Search, X } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "../../../ui/IconButton.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./SearchField.module.css";

interface SearchFieldProps {
  value: string;
  onChange: (value: string) => void;
}

export function SearchField({ value, onChange }: SearchFieldProps) {
  const t = useMessages();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.field} role="search">
      <Search aria-hidden size={18} strokeWidth={1.75} />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        dir="auto"
        aria-label={t("phrases.search")}
        placeholder={t("phrases.search")}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || value === "") return;
          event.preventDefault();
          onChange("");
        }}
      />
      {value !== "" && (
        <IconButton
          icon={X}
          label={t("phrases.search.clear")}
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}
