import type { Clock } from "../../../device/clock.ts";
import type { Errand } from "../../../device/errand.ts";
import type { Message, Room } from "../room.ts";
import { createOutbox } from "./outbox.ts";
import type { RoomLog } from "./room-log.ts";
import type { Outgoing } from "./room-session.ts";
import { type Lock, sendInTurn } from "./send-in-turn.ts";
import type { Shelf } from "./shelf.ts";

/** What one says oneself, from the moment it is typed until it stands in the room. */
export interface Speaking {
  list(): readonly Outgoing[];
  /** The room as it is known now: it says who one is, and in which language one speaks. */
  meet(room: Room): void;
  /** This message stands in the room. */
  stands(message: Message): void;
  say(text: string): string;
  sayAgain(messageId: string): void;
  drop(messageId: string): void;
  /** Looks for what other tabs put on the shelf and took off it. */
  look(): void;
  /** Sends what waits. */
  hurry(): void;
  rest(): void;
  /** Nothing that waits can be said any more, and this is why. */
  refuse(problem: NonNullable<Outgoing["problem"]>): void;
  /** Nothing that waits is to be said any more. */
  forget(): void;
}

interface Needs {
  roomId: string;
  shelf: Shelf;
  lock: Lock;
  clock: Clock;
  log: RoomLog;
  newId: () => string;
  mayRun: () => boolean;
  errand: (run: () => Promise<void>) => Errand;
  /** Says it in the room, and has what stands there then put into the log. */
  tell: (said: { messageId: string; text: string; language: string }) => Promise<unknown>;
  /** Reads the newest messages of the room. */
  readAgain: () => Promise<void>;
  changed: () => void;
}

export function createSpeaking(needs: Needs): Speaking {
  const { roomId, shelf, lock, clock, log, newId, mayRun, errand, tell, readAgain, changed } = needs;
  /** What one said and what stands: it need not wait, whatever lies on the shelf. */
  const standing = new Set<string>();
  const outbox = createOutbox(shelf, roomId, (messageId) => standing.has(messageId));
  let room: Room | undefined;

  const send = errand(async () => {
    if (room && outbox.next()) {
      await sendInTurn({ outbox, lock, seat: { roomId, memberId: room.me }, mayRun, say: tell, changed });
    }
    // What another tab has sent stands by now; what it has dropped does not.
    const elsewhere = outbox.gone();
    if (elsewhere.length === 0) return;
    await readAgain();
    elsewhere.forEach(({ messageId }) => outbox.remove(messageId));
    changed();
  });

  const look = () => {
    if (!room) return;
    const news = outbox.look();
    if (news) changed();
    if (news || outbox.gone().length > 0) send.now();
  };

  return {
    list: () => outbox.list(),
    look,
    hurry: () => send.now(),
    rest: () => send.rest(),
    forget: () => outbox.forget(),

    meet(answer) {
      if (answer.me !== room?.me) for (const { memberId, messageId } of log.messages()) if (memberId === answer.me) standing.add(messageId);
      room = answer;
      outbox.open({ memberId: answer.me, roomTitle: answer.title });
    },
    stands({ memberId, messageId }) {
      if (memberId !== room?.me) return;
      standing.add(messageId);
      outbox.remove(messageId);
    },

    say(text) {
      const language = room?.members.find(({ memberId }) => memberId === room?.me)?.language;
      if (language === undefined) throw new Error("Nothing can be said in a room of which nothing is known.");
      look();
      const messageId = newId();
      const typedAt = Math.max(clock.now(), (outbox.list().at(-1)?.typedAt ?? 0) + 1);
      outbox.add({ messageId, text, language, typedAt, state: "queued" });
      changed();
      send.now();
      return messageId;
    },
    sayAgain(messageId) {
      const refused = outbox.list().find((one) => one.messageId === messageId && one.state === "failed");
      const said = log.messages().find((one) => one.messageId === messageId);
      if (refused) {
        outbox.change(messageId, { state: "queued" });
        changed();
        send.now();
      } else if (said) {
        // What fails once more stays marked as it is.
        tell(said).catch(() => undefined);
      }
    },
    drop(messageId) {
      outbox.remove(messageId);
      changed();
    },

    refuse(problem) {
      for (const { messageId, state } of outbox.list()) {
        if (state !== "failed") outbox.change(messageId, { state: "failed", problem });
      }
    },
  };
}
