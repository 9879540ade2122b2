import { type Clock, growingPause, systemClock } from "../../../device/clock.ts";
import { createErrand, type Errand } from "../../../device/errand.ts";
import type { Online } from "../session/browser-online.ts";
import { createOutbox } from "../session/outbox.ts";
import type { RoomTransport } from "../session/room-transport.ts";
import { type Lock, sendInTurn } from "../session/send-in-turn.ts";
import type { Shelf, Waiting } from "../session/shelf.ts";

export interface Sender {
  start(): void;
  stop(): void;
}

interface Needs {
  shelf: Shelf;
  transport: Pick<RoomTransport, "say">;
  lock: Lock;
  online: Online;
  clock?: Clock;
  /** Between 0 and 1. */
  random?: () => number;
}

/**
 * Says what waits for rooms that nobody has open in this tab: each room's in order, and rooms apart from each other. What is
 * refused stays on the shelf and says why.
 */
export function createSender({ shelf, transport, lock, online, clock = systemClock, random = Math.random }: Needs): Sender {
  const pause = growingPause(random);
  const errands = new Map<string, Errand>();
  let running = false;
  let stops: (() => void)[] = [];

  const errandFor = ({ roomId, memberId, roomTitle }: Waiting): Errand => {
    const mayRun = () => running && online.isOnline() && !shelf.isAttended(roomId);
    const run = async () => {
      const outbox = createOutbox(shelf, roomId);
      outbox.open({ memberId, roomTitle });
      await sendInTurn({
        ...{ outbox, lock, seat: { roomId, memberId }, mayRun },
        say: async ({ messageId, text, language }) => {
          await transport.say({ roomId, messageId, text, language });
          outbox.remove(messageId);
        },
      });
    };
    return createErrand({ clock, pause, mayRun, run });
  };

  const look = (hurry: (errand: Errand) => void) => {
    for (const waiting of shelf.list()) {
      if (waiting.state !== "queued") continue;
      const key = `${waiting.roomId} ${waiting.memberId}`;
      const errand = errands.get(key) ?? errandFor(waiting);
      if (shelf.isAttended(waiting.roomId)) {
        errand.rest();
        errands.delete(key);
      } else {
        errands.set(key, errand);
        hurry(errand);
      }
    }
  };

  return {
    start() {
      if (running) return;
      running = true;
      stops = [
        shelf.subscribe(() => look((errand) => errand.within(0))),
        online.subscribe(() => look((errand) => errand.now())),
      ];
      look((errand) => errand.now());
    },
    stop() {
      running = false;
      stops.forEach((stop) => stop());
      errands.forEach((errand) => errand.rest());
    },
  };
}
