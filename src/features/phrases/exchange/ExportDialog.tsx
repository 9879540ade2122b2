import { Dialog } from "../../../ui/Dialog.tsx";
import { DialogHeader } from "../../../ui/DialogHeader.tsx";
import { download } from "../../../ui/download.ts";
import { type FileFormat, FormatList } from "../../../ui/FormatList.tsx";
import { showToast } from "../../../ui/toasts.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import type { Phrase } from "../phrase.ts";
import styles from "./Exchange.module.css";
import { type Format, writePhrases } from "./write-phrases.ts";

const formats: FileFormat<Format>[] = [
  { format: "csv", name: "exchange.csv", what: "exchange.csv.what" },
  { format: "json", name: "exchange.json", what: "exchange.json.what" },
  { format: "tmx", name: "exchange.tmx", what: "exchange.tmx.what" },
];

/** Phrases as a file to keep, which Parley can read again. */
export function ExportDialog({ phrases, onClose }: { phrases: readonly Phrase[]; onClose: () => void }) {
  const t = useMessages();
  const save = (format: Format) => {
    const file = writePhrases(format, phrases);
    download(file);
    showToast({ text: t("exchange.exported", { file: file.name }) });
    onClose();
  };
  return (
    <Dialog label={t("exchange.export")} size="form" onClose={onClose}>
      <DialogHeader title={t("exchange.export")} close={t("exchange.close")} onClose={onClose} />
      <div className={styles.body}>
        <p className={styles.why}>{t("exchange.export.what", { count: phrases.length })}</p>
        {phrases.length > 0 && <FormatList formats={formats} onSave={save} />}
      </div>
    </Dialog>
  );
}
