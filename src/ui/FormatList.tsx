import { Download } from "lucide-react";
import type { MessageId } from "../locales/message-id.ts";
import styles from "./FormatList.module.css";
import { useMessages } from "./use-messages.ts";

/** A kind of file, what it is called, and what it is for. */
export interface FileFormat<Format extends string> {
  format: Format;
  name: MessageId;
  what: MessageId;
}

interface FormatListProps<Format extends string> {
  formats: readonly FileFormat<Format>[];
  onSave: (format: Format) => void;
}

/** The kinds of file that something can be saved as, each a button. */
export function FormatList<Format extends string>({ formats, onSave }: FormatListProps<Format>) {
  const t = useMessages();
  return (
    <ul className={styles.formats}>
      {formats.map(({ format, name, what }) => (
        <li key={format}>
          <button type="button" className={styles.format} onClick={() => onSave(format)}>
            <Download aria-hidden size={20} strokeWidth={1.75} />
            <span className={styles.name}>{t(name)}</span>
            <span className={styles.what}>{t(what)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
