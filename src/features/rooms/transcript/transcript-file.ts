import { toCsv } from "./transcript-csv.ts";
import { toSrt } from "./transcript-srt.ts";
import { toText } from "./transcript-text.ts";
import { toTmx } from "./transcript-tmx.ts";
import type { Transcript } from "./transcript.ts";

export type Format = "txt" | "csv" | "srt" | "tmx";

const formats: Record<Format, { write: (transcript: Transcript) => string; type: string }> = {
  txt: { write: toText, type: "text/plain" },
  csv: { write: toCsv, type: "text/csv" },
  srt: { write: toSrt, type: "application/x-subrip" },
  tmx: { write: toTmx, type: "application/xml" },
};

export function transcriptFile(format: Format, transcript: Transcript): { name: string; type: string; text: string } {
  const { write, type } = formats[format];
  const which = transcript.languages.length === 1 ? ` (${transcript.languages[0] ?? ""})` : "";
  return { name: `${fileName(transcript.title)}${which}.${format}`, type: `${type};charset=utf-8`, text: write(transcript) };
}

/** Names that Windows keeps for devices, whatever follows the dot. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A title as the name of a file on any system: 60 characters at most, so that it stays below 255 bytes in UTF-8. */
export function fileName(title: string): string {
  const kept = title
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cs}\p{Cf}]/gu, (sign) => (sign === "\u200c" || sign === "\u200d" ? sign : ""))
    .replace(/[\\/:*?"<>|\p{Zl}\p{Zp}]+/gu, "-")
    .replace(/\s+/gu, " ");
  const cut = Array.from(kept).slice(0, 60).join("").replace(/^[\s.-]+|[\s.-]+$/gu, "");
  return cut === "" ? "conversation" : cut.replace(device, "$1_");
}
