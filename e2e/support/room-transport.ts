import { ParleyError, toParleyError } from "../../src/api/errors.ts";
import type { RoomListener, RoomTransport } from "../../src/features/rooms/session/room-transport.ts";
import { Refused, type RoomMember } from "./room-member.ts";

const mendsWithinMs = 1_000;

export interface RoomTransportOptions {
  /** As `aws-amplify` does: a broken connection is opened anew by the transport. Else the session is told to do it. */
  readonly mends: boolean;
  /** Hears of every message that the API acknowledged. */
  readonly acknowledged: (messageId: string, sequence: number) => void;
}

/** What the product's session stands on, without a browser. `cut` breaks its connection as a lost network does. */
export function roomTransport(member: RoomMember, { mends, acknowledged }: RoomTransportOptions): RoomTransport & { cut(): void } {
  const cuts = new Set<() => void>();
  const named = <Args extends unknown[], Result>(ask: (...args: Args) => Promise<Result>) => (...args: Args): Promise<Result> =>
    ask(...args).catch((error: unknown) => {
      throw asParleyError(error);
    });

  return {
    room: named(member.room),
    messages: named(member.messages),
    say: named(async ({ roomId, messageId, text, language }) => {
      const message = await member.say(roomId, messageId, text, language);
      acknowledged(messageId, message.sequence);
      return message;
    }),
    setPresence: named(member.setPresence),
    flagMessage: named(member.flagMessage),
    setMyLanguage: named(member.setMyLanguage),
    removeMember: named(member.removeMember),
    leaveRoom: named(member.leaveRoom),
    closeRoom: named(member.closeRoom),

    subscribe(roomId, listener) {
      let isOver = false;
      let end: (() => void) | undefined;
      const open = () => {
        const listening = member.listen(roomId, (event) => listener.next(event));
        cuts.add(listening.stop);
        end = listening.stop;
        listening.started.then(() => listener.established(), () => undefined);
        void listening.ended.then(async () => {
          cuts.delete(listening.stop);
          const refusal = await listening.started.then(() => undefined, (error: unknown) => error);
          if (isOver) return;
          if (mends && !(refusal instanceof Refused)) {
            listener.lost();
            setTimeout(() => {
              if (!isOver) open();
            }, mendsWithinMs);
          } else {
            fail(listener, refusal);
          }
        });
      };
      open();
      return () => {
        isOver = true;
        end?.();
      };
    },
    cut: () => cuts.forEach((cut) => cut()),
  };
}

function fail(listener: RoomListener, refusal: unknown): void {
  listener.error(refusal === undefined ? new ParleyError("ServiceUnavailable") : asParleyError(refusal));
}

const asParleyError = (error: unknown): ParleyError =>
  toParleyError(error instanceof Refused ? { errorType: error.errorType, message: error.message } : error);
