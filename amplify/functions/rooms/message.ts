/** A message as it is stored, and as the API answers it. Fields are explained in data/room.ts. */
export interface Message {
  readonly roomId: string;
  readonly sequence: number;
  readonly messageId: string;
  readonly memberId: string;
  readonly speaker: string;
  readonly text: string;
  readonly language: string;
  readonly translations: MessageTranslation[];
  readonly failures: FailedTranslation[];
  readonly notUnderstoodBy: string[];
  readonly saidAt: string;
}

/** As nobody has marked it yet. */
export type Said = Omit<Message, "notUnderstoodBy">;

export interface MessageTranslation {
  readonly language: string;
  readonly text: string;
}

export interface FailedTranslation {
  readonly language: string;
  /** A code of ParleyError. */
  readonly code: string;
}
