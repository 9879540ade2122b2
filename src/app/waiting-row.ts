import type { MessageId } from "../locales/message-id.ts";

/** Something that is not on the server yet, as the list of what waits shows it. */
export interface WaitingRow {
  id: string;
  /** "Keep", "Say in Parents' evening": a message and its values. */
  what: MessageId;
  values?: Record<string, string>;
  /** The words it is about, and their language; empty where this device does not know them any more. */
  text: string;
  language: string;
  state: "waiting" | "sending" | "held" | "refused";
  /** Why it was refused, or why the last try failed. */
  problem?: string;
  /** Opens it for writing anew. */
  mend?: () => void;
  again: () => void;
  drop: () => void;
}
