import { FileUp } from "lucide-react";
import { type DragEvent, useState } from "react";
import { useMessages } from "../../../ui/use-messages.ts";
import styles from "./Exchange.module.css";

const accepted = ".csv,.tsv,.txt,.json,.tmx,.xml,text/csv,application/json,application/xml,text/xml,text/plain";

/** Where a file is chosen, or dropped. */
export function FileField({ onFile }: { onFile: (file: File) => void }) {
  const t = useMessages();
  const [over, setOver] = useState(false);
  // Without this a browser opens what is dropped, and the page is gone.
  const hold = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
  };
  return (
    <label
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={hold}
      onDragLeave={hold}
      onDrop={(event) => {
        hold(event);
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      <input
        type="file"
        accept={accepted}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file, mended, can be chosen again.
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
      <FileUp aria-hidden size={28} strokeWidth={1.5} />
      <span className={styles.choose}>{t("exchange.import.choose")}</span>
      <span>{t("exchange.import.drop")}</span>
    </label>
  );
}
