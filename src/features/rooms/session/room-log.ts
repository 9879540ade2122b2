import type { Clock } from "../../../device/clock.ts";
import type { Flag, Message } from "../room.ts";

/** Milliseconds after which the writer of a missing number cannot be at work any more: the life of a function. */
const lifeOfWriter = 30_000;
/** Events overtake each other by a little: a number that was skipped has so long to come by itself. */
const grace = 250;

interface Missing {
  /** Since when it is known that the number was given out. */
  readonly since: number;
  /** When to ask for it (again). */
  due: number;
  /** Something ought to be here, other than for being overtaken. */
  late: boolean;
}

/** A stretch of missing numbers to ask for: those after `after`. */
export interface Gap {
  readonly after: number;
  readonly length: number;
}

/**
 * The messages of a room by their sequence, and the numbers that are missing: each is asked for until it comes, or until
 * it was not there a function's life after it was given out.
 */
export interface RoomLog {
  /** In order; the same array as long as nothing changed. */
  messages(): readonly Message[];
  /** The highest number that is known to be given out. */
  head(): number;
  /** The number up to which nothing is missing. */
  complete(): number;
  /** Puts a message in its place, or in the place of what stands there. */
  put(message: Message): void;
  flag(flag: Flag): void;
  /** The room says that numbers up to `sequence` were given out. */
  told(sequence: number): void;
  /** What is to be asked for now. */
  gap(): Gap | undefined;
  /** The answer to `gap`, asked for at `askedAt`, put in already. */
  answered(gap: Gap, page: readonly Message[], askedAt: number): void;
  /** Milliseconds until there is a `gap`; undefined if nothing is missing. */
  dueIn(): number | undefined;
  /** Whether there are messages that are not here yet. */
  isBehind(): boolean;
}

/** What was kept of a room before: its newest messages, in order, as they stood at `keptAt`. */
export interface LogSeed {
  readonly messages: readonly Message[];
  readonly keptAt: number;
}

export function createRoomLog(clock: Clock, random: () => number, seed?: LogSeed): RoomLog {
  const messages: Message[] = [];
  const missing = new Map<number, Missing>();
  let snapshot: readonly Message[] | undefined;
  let head = 0;

  const placeOf = (sequence: number) => messages.findLastIndex((one) => one.sequence <= sequence);

  /** Numbers between what was known and `sequence` are missing. */
  const extend = (sequence: number, due: number, late: boolean, since = clock.now()) => {
    for (let number = head + 1; number <= sequence; number++) missing.set(number, { since, due, late });
    head = Math.max(head, sequence);
  };

  for (const message of seed?.messages ?? []) {
    extend(message.sequence, clock.now(), true, Math.min(seed?.keptAt ?? Infinity, clock.now()));
    missing.delete(message.sequence);
    messages.push(message);
  }

  return {
    messages: () => (snapshot ??= [...messages]),
    head: () => head,
    complete() {
      for (const first of missing.keys()) return first - 1;
      return head;
    },

    put(message) {
      extend(message.sequence, clock.now() + grace * (1 + random()), false);
      missing.delete(message.sequence);
      const place = placeOf(message.sequence);
      const stands = messages[place]?.sequence === message.sequence;
      messages.splice(stands ? place : place + 1, stands ? 1 : 0, message);
      snapshot = undefined;
    },

    flag({ sequence, memberId, kind }) {
      const place = placeOf(sequence);
      const message = messages[place];
      if (message?.sequence !== sequence) return;
      const others = message.notUnderstoodBy.filter((one) => one !== memberId);
      messages[place] = { ...message, notUnderstoodBy: kind === "notUnderstood" ? [...others, memberId] : others };
      snapshot = undefined;
    },

    told: (sequence) => extend(sequence, clock.now(), true),

    gap() {
      const now = clock.now();
      for (const [first, { due }] of missing) {
        if (due > now) continue;
        let last = first;
        for (let next = missing.get(first); next && next.due <= now; next = missing.get(++last)) next.late = true;
        return { after: first - 1, length: last - first };
      }
      return undefined;
    },

    answered({ after }, page, askedAt) {
      const now = clock.now();
      const end = page.at(-1)?.sequence ?? head;
      for (const [number, one] of missing) {
        // In order, for they are put in so.
        if (number > end) break;
        if (number <= after) continue;
        if (askedAt - one.since >= lifeOfWriter) missing.delete(number);
        // The older the gap, the less is to be hoped for; the last time is when hope is gone.
        else one.due = Math.min(now + Math.max(2 * grace, now - one.since) * (1 + random() / 4), Math.max(now, one.since + lifeOfWriter));
      }
    },

    dueIn() {
      if (missing.size === 0) return undefined;
      return Math.max(0, [...missing.values()].reduce((least, { due }) => Math.min(least, due), Infinity) - clock.now());
    },

    isBehind() {
      for (const { late } of missing.values()) if (late) return true;
      return false;
    },
  };
}
