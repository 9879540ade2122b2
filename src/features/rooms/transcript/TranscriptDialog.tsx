import { ChevronDown } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { Dialog } from "../../../ui/Dialog.tsx";
import { DialogHeader } from "../../../ui/DialogHeader.tsx";
import { download } from "../../../ui/download.ts";
import { type FileFormat, FormatList } from "../../../ui/FormatList.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import fields from "../doors/Fields.module.css";
import type { Message, Room } from "../room.ts";
import type { RoomLanguages } from "../room-parts.ts";
import styles from "./TranscriptDialog.module.css";
import { type Format, transcriptFile } from "./transcript-file.ts";
import { inLanguage, languagesIn, type TranscriptWords } from "./transcript.ts";

interface TranscriptDialogProps {
  room: Pick<Room, "title" | "me" | "members">;
  messages: readonly Message[];
  languages: RoomLanguages;
  onClose: () => void;
}

const formats: FileFormat<Format>[] = [
  { format: "txt", name: "transcript.txt", what: "transcript.txt.what" },
  { format: "csv", name: "transcript.csv", what: "transcript.csv.what" },
  { format: "srt", name: "transcript.srt", what: "transcript.srt.what" },
  { format: "tmx", name: "transcript.tmx", what: "transcript.tmx.what" },
];

/** What was said, as a file to keep: in one language, or in all side by side. */
export function TranscriptDialog({ room, messages, languages, onClose }: TranscriptDialogProps) {
  const t = useMessages();
  const choiceId = useId();
  const mine = room.members.find(({ memberId }) => memberId === room.me)?.language ?? "en";
  const all = useMemo(() => languagesIn(messages, mine), [messages, mine]);
  const [chosen, setChosen] = useState(mine);
  const missing = chosen === "" ? 0 : messages.filter((message) => inLanguage(message, chosen).missing).length;

  const words: TranscriptWords = {
    notTranslated: t("transcript.missing"),
    columns: {
      number: t("transcript.column.number"),
      time: t("transcript.column.time"),
      speaker: t("transcript.column.speaker"),
      language: t("transcript.column.language"),
      text: t("transcript.column.text"),
      original: t("transcript.column.original"),
      note: t("transcript.column.note"),
    },
  };
  const save = (format: Format) =>
    download(transcriptFile(format, { title: room.title, messages, languages: chosen === "" ? all : [chosen], names: languages, words }));

  return (
    <Dialog label={t("transcript.title")} size="form" onClose={onClose}>
      <DialogHeader title={t("transcript.title")} close={t("transcript.close")} onClose={onClose} />
      {messages.length === 0 ? (
        <p className={styles.empty}>{t("transcript.empty")}</p>
      ) : (
        <div className={styles.body}>
          <p className={fields.field}>
            <label htmlFor={choiceId}>{t("transcript.language")}</label>
            <span className={fields.choice}>
              <select id={choiceId} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
                {all.map((code) => (
                  <option key={code} value={code} lang={code}>
                    {languages.nativeName(code)}
                  </option>
                ))}
                {all.length > 1 && <option value="">{t("transcript.all")}</option>}
              </select>
              <ChevronDown aria-hidden size={18} strokeWidth={1.75} />
            </span>
          </p>
          {missing > 0 && <Notice>{t("transcript.some", { missing, messages: messages.length })}</Notice>}
          <div className={styles.formats}>
            <FormatList formats={formats} onSave={save} />
          </div>
        </div>
      )}
    </Dialog>
  );
}
