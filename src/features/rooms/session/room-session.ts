import type { Message, Room } from "../room.ts";

/** What one said that does not stand in the room yet. */
export interface Outgoing {
  readonly messageId: string;
  readonly text: string;
  readonly language: string;
  /** Milliseconds since the epoch. */
  readonly typedAt: number;
  /** `queued`: waits for the network or for those before it. `failed`: refused; say it again or drop it. */
  readonly state: "queued" | "sending" | "failed";
  /** Code and sentence of what refused it. */
  readonly problem?: { readonly code: string; readonly sentence: string };
}

export interface RoomState {
  /** Undefined until the room answered for the first time, unless this device kept it. */
  readonly room: Room | undefined;
  /** In order of their sequence. One that comes late is put in its place; while some are missing, `connection` says so. */
  readonly messages: readonly Message[];
  readonly outbox: readonly Outgoing[];
  /** When the room is over if nobody says anything (ms), as far as is known here. */
  readonly endsAt: number | undefined;
  /** `connecting`: nothing is heard, or it is not known yet what was missed. `catching-up`: there are messages that are not here yet. */
  readonly connection: "connecting" | "live" | "catching-up" | "offline";
  /** Why this person is not in the room any more: an error code of the API. Nothing is tried again then. */
  readonly ended?: { readonly code: string; readonly sentence: string };
  /** This person has left, or closed the room. */
  readonly gone?: boolean;
}

/** One person's seat in one room: keeps the state true over lost networks, sleep and restarts. */
export interface RoomSession {
  getState: () => RoomState;
  subscribe: (listener: () => void) => () => void;
  /** Queues what was said; the text must not be blank. Returns its messageId. Not before `room` is there. */
  say(text: string): string;
  /** Tries a failed outgoing message, or the failed languages of a message that stands, again. */
  sayAgain(messageId: string): void;
  drop(messageId: string): void;
  /** These reject with ParleyError. */
  flag(sequence: number, kind: "notUnderstood" | "understood"): Promise<void>;
  setLanguage(language: string): Promise<void>;
  remove(memberId: string): Promise<void>;
  leave(): Promise<void>;
  close(): Promise<void>;
  setAway(away: boolean): void;
  /** Lets go of everything. */
  stop(): void;
}
