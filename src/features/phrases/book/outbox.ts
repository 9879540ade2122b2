import type { Clock, Pause } from "../../../device/clock.ts";
import { createErrand } from "../../../device/errand.ts";

/** Something that is to be sent once, as it stands in the outbox. */
export interface OutboxItem<Change> {
  /** Made here. */
  readonly id: string;
  /** What it changes: a refused item holds up only those behind it with the same subject. */
  readonly subject: string;
  readonly change: Change;
  /** `held`: waits for a refused one before it. `refused`: the server said no; mend it or drop it. */
  readonly state: "waiting" | "sending" | "held" | "refused";
  /** Milliseconds since the epoch. */
  readonly addedAt: number;
  /** Why it was refused, or why the last try failed. */
  readonly problem?: Problem;
}

export interface Problem {
  readonly code: string;
  readonly sentence: string;
}

/** An item as it is kept over reloads and crashes. */
export interface KeptItem<Change> extends Omit<OutboxItem<Change>, "state"> {
  /** `sent`: done, but an earlier attempt of it may still arrive; what is behind it waits until that cannot be. */
  readonly state: "waiting" | "refused" | "sent";
  /** Until when an attempt may reach the server whose answer did not come. Milliseconds since the epoch. */
  readonly uncertainUntil?: number;
}

/** Where the items are kept, in order, for all tabs of this browser. */
export interface OutboxShelf<Change, Answer> {
  items(): Promise<readonly KeptItem<Change>[]>;
  add(items: readonly KeptItem<Change>[]): Promise<void>;
  /** Writes items that are there already. */
  put(items: readonly KeptItem<Change>[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Writes down what the server answered, and in the same breath lets go of the item, or leaves `guard` in its place. */
  settle(item: KeptItem<Change>, answer: Answer, guard?: KeptItem<Change>): Promise<void>;
}

/** Whether a failure is an answer, or only the lack of one; then it is tried again. */
export interface Verdict {
  refused: boolean;
  problem: Problem;
}

interface Needs<Change, Answer> {
  shelf: OutboxShelf<Change, Answer>;
  send: (change: Change, item: KeptItem<Change>) => Promise<Answer>;
  judge: (error: unknown) => Verdict;
  /** Runs the work while no other tab sends. */
  lock: (work: () => Promise<void>) => Promise<void>;
  clock: Clock;
  pause: Pause;
  onSettled: (item: KeptItem<Change>, answer: Answer) => void;
  /** The items are not what they were: by a person's hand, by sending them, or in another tab. */
  onChange: (why: "hand" | "sending" | "elsewhere") => void;
}

export interface Outbox<Change> {
  items: () => readonly OutboxItem<Change>[];
  add(changes: readonly { subject: string; change: Change }[], newId: () => string): Promise<void>;
  /** Sends a refused item anew, changed or not. */
  again(id: string, change?: Change): Promise<void>;
  /** Gives up an item, and what is held by it. */
  drop(id: string): Promise<void>;
  /** Another tab has touched the shelf: what is there is read, and sent. */
  reload(): void;
  /** As the shelf has it at this moment. */
  refresh(): Promise<void>;
  /** Tries now, whatever pause it was in. */
  hurry(): void;
  start(): Promise<void>;
  stop(): void;
}

/** AppSync gives a request thirty seconds: an attempt that was cut off cannot change anything after that. */
export const lifeOfRequest = 30_000;

/**
 * Sends items one at a time, in the order in which they were added in whichever tab, until each is acknowledged. An item
 * whose acknowledgement is lost is sent again: what it does must bear that.
 */
export function createOutbox<Change, Answer>(needs: Needs<Change, Answer>): Outbox<Change> {
  const { shelf, send, judge, lock, clock, pause, onSettled, onChange } = needs;
  let kept: readonly KeptItem<Change>[] = [];
  let sending: string | undefined;
  let stale = true;
  let stopped = false;
  let writes = 0;
  let listed: readonly OutboxItem<Change>[] | undefined;
  let callOff: (() => void) | undefined;

  const changed = (why: "hand" | "sending" | "elsewhere") => {
    listed = undefined;
    onChange(why);
  };
  const set = (items: readonly KeptItem<Change>[], why: "hand" | "sending" = "sending") => {
    kept = items;
    writes += 1;
    changed(why);
  };
  /** As the shelf has it; what this tab writes meanwhile may be missing in what was read. */
  const read = async () => {
    for (;;) {
      stale = false;
      const before = writes;
      const items = await shelf.items();
      if (before !== writes) continue;
      kept = items;
      changed("elsewhere");
      return;
    }
  };
  const replace = (item: KeptItem<Change>, why?: "hand") => set(kept.map((one) => (one.id === item.id ? item : one)), why);

  /** The first that nothing before it holds up; or when to look again. */
  const next = (): KeptItem<Change> | number | undefined => {
    const busy = new Set<string>();
    let soonest: number | undefined;
    for (const item of kept) {
      if (item.state === "waiting" && !busy.has(item.subject)) return item;
      if (item.state === "sent" && (item.uncertainUntil ?? 0) > clock.now()) {
        soonest = Math.min(soonest ?? Infinity, item.uncertainUntil ?? 0);
      }
      busy.add(item.subject);
    }
    return soonest;
  };

  const clearGuards = async () => {
    const over = kept.filter((item) => item.state === "sent" && (item.uncertainUntil ?? 0) <= clock.now());
    if (over.length === 0) return;
    await shelf.remove(over.map(({ id }) => id));
    set(kept.filter((item) => !over.includes(item)));
  };

  const sendOne = async (item: KeptItem<Change>): Promise<void> => {
    const before = item.uncertainUntil ?? 0;
    const attempt = { ...item, uncertainUntil: clock.now() + lifeOfRequest };
    await shelf.put([attempt]);
    sending = item.id;
    replace(attempt);
    try {
      const answer = await send(item.change, item);
      const guard: KeptItem<Change> | undefined =
        before > clock.now() ? { ...attempt, state: "sent", uncertainUntil: before } : undefined;
      await shelf.settle(attempt, answer, guard);
      sending = undefined;
      onSettled(attempt, answer);
      set(kept.flatMap((one) => (one.id === item.id ? (guard ?? []) : one)));
    } catch (error) {
      sending = undefined;
      const { refused, problem } = judge(error);
      // A refusal is an answer: nothing of this attempt is on its way any more.
      const tried: KeptItem<Change> = refused ? { ...item, problem, state: "refused" } : { ...attempt, problem };
      await shelf.put([tried]);
      replace(tried);
      if (!refused) throw error;
    }
  };

  const drain = () =>
    lock(async () => {
      await read();
      while (!stopped) {
        await clearGuards();
        const item = next();
        if (typeof item === "object") {
          await sendOne(item);
          if (stale) await read();
        } else {
          callOff?.();
          callOff = item === undefined ? undefined : clock.after(item - clock.now(), () => errand.now());
          return;
        }
      }
    });
  const errand = createErrand({ clock, pause, mayRun: () => !stopped, run: drain });

  const list = (): readonly OutboxItem<Change>[] => {
    const refused = new Set<string>();
    return kept.flatMap((item) => {
      if (item.state === "sent") return [];
      const held = refused.has(item.subject);
      if (item.state === "refused") refused.add(item.subject);
      const state = item.id === sending ? "sending" : held && item.state === "waiting" ? "held" : item.state;
      return [itemOf(item, state)];
    });
  };

  return {
    items: () => (listed ??= list()),

    async add(changes, newId) {
      const items = changes.map(({ subject, change }): KeptItem<Change> => ({
        id: newId(),
        subject,
        change,
        state: "waiting",
        addedAt: clock.now(),
      }));
      await shelf.add(items);
      // Another tab may have added something just before: the shelf knows the order.
      stale = true;
      // The shelf may have been read in between, these with it.
      const known = new Set(kept.map(({ id }) => id));
      set([...kept, ...items.filter(({ id }) => !known.has(id))], "hand");
      errand.now();
    },

    async again(id, change) {
      const item = kept.find((one) => one.id === id);
      if (item?.state !== "refused") return;
      const { subject, addedAt, uncertainUntil } = item;
      const mended: KeptItem<Change> = {
        ...{ id, subject, addedAt, change: change ?? item.change, state: "waiting" },
        ...(uncertainUntil !== undefined && { uncertainUntil }),
      };
      await shelf.put([mended]);
      replace(mended, "hand");
      errand.now();
    },

    async drop(id) {
      const place = kept.findIndex((one) => one.id === id);
      const item = kept[place];
      if (item?.state !== "refused") return;
      const given = kept.filter((one, index) => index >= place && one.subject === item.subject);
      await shelf.remove(given.map((one) => one.id));
      set(kept.filter((one) => !given.includes(one)), "hand");
      errand.now();
    },

    reload() {
      stale = true;
      // Only to show it; who sends reads for itself.
      if (sending === undefined && !stopped) void read().then(() => errand.now(), () => undefined);
    },
    refresh: read,
    hurry: () => errand.now(),

    async start() {
      stopped = false;
      await read();
      errand.now();
    },
    stop() {
      stopped = true;
      callOff?.();
      errand.rest();
    },
  };
}

const itemOf = <Change>({ id, subject, change, addedAt, problem }: KeptItem<Change>, state: OutboxItem<Change>["state"]): OutboxItem<Change> => ({
  ...{ id, subject, change, addedAt, state },
  ...(problem && { problem }),
});
