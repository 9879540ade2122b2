import type { Message } from "../room.ts";
import type { Outgoing } from "../session/room-session.ts";

/** One line of the conversation, from the top. */
export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: number }
  /** `follows`: said by the same person just before, so that the two stand close together. */
  | { readonly kind: "said"; readonly key: string; readonly message: Message; readonly follows: boolean }
  | { readonly kind: "outgoing"; readonly key: string; readonly outgoing: Outgoing; readonly follows: boolean };

/** Milliseconds in which one person's messages belong together. */
const breath = 3 * 60_000;

/**
 * What stands in the room, then what waits to. A message keeps its key on its way from the one to the other. Days are
 * named only where there is more than today.
 */
export function timeline(messages: readonly Message[], outbox: readonly Outgoing[], me: string, now: number): Row[] {
  const standing = new Set(messages.map(({ messageId }) => messageId));
  const rows: Row[] = [];
  let last: { by: string; at: number } = { by: "", at: now };

  const begin = (by: string, at: number): boolean => {
    const newDay = dayOf(at) !== dayOf(last.at);
    if (newDay) rows.push({ kind: "day", key: `day ${dayOf(at)}`, at });
    const follows = !newDay && by === last.by && at - last.at < breath;
    last = { by, at };
    return follows;
  };

  for (const message of messages) {
    const follows = begin(message.memberId, Date.parse(message.saidAt));
    rows.push({ kind: "said", key: message.messageId, message, follows });
  }
  for (const outgoing of outbox) {
    if (standing.has(outgoing.messageId)) continue;
    // Clocks differ: what waits is never older than what stands.
    const follows = begin(me, rows.length > 0 ? Math.max(last.at, outgoing.typedAt) : outgoing.typedAt);
    rows.push({ kind: "outgoing", key: outgoing.messageId, outgoing, follows });
  }
  return rows;
}

const dayOf = (at: number): string => new Date(at).toDateString();
