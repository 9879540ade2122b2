import type { Outbox } from "./outbox.ts";
import { isUndecided, problemOf } from "./refusal.ts";
import type { Outgoing } from "./room-session.ts";

/** Runs the work while no other tab runs any under this name; where there are no locks, at once. */
export type Lock = (name: string, work: () => Promise<void>) => Promise<void>;

interface Needs {
  outbox: Outbox;
  lock: Lock;
  /** Whose outbox it is: one at a time sends it, of all the tabs. */
  seat: { roomId: string; memberId: string };
  mayRun: () => boolean;
  /** Says it, and takes it out of the outbox. */
  say: (outgoing: Outgoing) => Promise<unknown>;
  changed?: () => void;
}

/**
 * Sends what waits, in the order of typing over all tabs: what another tab has sent while this one waited for its turn is
 * off the shelf by now. What is refused is marked, and what comes after it is sent all the same.
 * @throws what left it open whether something arrived; that waits on
 */
export const sendInTurn = ({ outbox, lock, seat, mayRun, say, changed = () => undefined }: Needs): Promise<void> =>
  lock(`say/${seat.roomId}/${seat.memberId}`, async () => {
    for (let next = outbox.next(); next && mayRun(); next = outbox.next()) {
      const { messageId } = next;
      outbox.change(messageId, { state: "sending" });
      changed();
      try {
        await say(next);
      } catch (error) {
        const stillSending = outbox.list().some((one) => one.messageId === messageId && one.state === "sending");
        const undecided = isUndecided(error) || !mayRun();
        if (stillSending) outbox.change(messageId, undecided ? { state: "queued" } : { state: "failed", problem: problemOf(error) });
        changed();
        if (undecided) throw error;
      }
    }
  });
