import { bounds } from "../exchange/bounds.ts";
import type { Phrase, PhraseFields } from "../phrase.ts";

/** What can be written anew of a phrase. */
export type Edited = Pick<Phrase, "sourceText" | "targetText" | "tags" | "note">;

export const editable = ({ sourceText, targetText, tags, note }: Edited): Edited => ({ sourceText, targetText, tags, note });

/** What is different now; undefined if nothing is. White space at the ends is not. */
export function changedFields(before: Edited, after: Edited): PhraseFields | undefined {
  const fields: PhraseFields = {};
  for (const field of ["sourceText", "targetText", "note"] as const) {
    if (after[field].trim() !== before[field].trim()) fields[field] = after[field].trim();
  }
  if (after.tags.join(",") !== before.tags.join(",")) fields.tags = after.tags;
  return Object.keys(fields).length > 0 ? fields : undefined;
}

export type Fault = { code: "empty" } | { code: "over"; over: number };

/** What keeps a text from being saved, in UTF-16 units as the API counts. */
export function faultOf(field: "sourceText" | "targetText" | "note", text: string): Fault | undefined {
  const length = text.trim().length;
  const most = field === "note" ? bounds.note : bounds.text;
  if (length > most) return { code: "over", over: length - most };
  return length === 0 && field !== "note" ? { code: "empty" } : undefined;
}
