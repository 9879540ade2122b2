/** Something that is to be sent once, as it stands in the outbox. */
export interface OutboxItem<Change> {
  /** Made here; sent with it wherever the server can tell a repetition by it. */
  readonly id: string;
  /** What it changes: a refused item holds up only those behind it with the same subject. */
  readonly subject: string;
  readonly change: Change;
  /** `held`: waits for a refused one before it. `refused`: the server said no; mend it or drop it. */
  readonly state: "waiting" | "sending" | "held" | "refused";
  /** Milliseconds since the epoch. */
  readonly addedAt: number;
  /** Why it was refused, or why the last try failed. */
  readonly problem?: { readonly code: string; readonly sentence: string };
}
