import { ParleyError } from "../../../api/errors.ts";
import type { Clock } from "../../../device/clock.ts";
import type { ServerPhrase } from "./kept-phrase.ts";
import { lifeOfRequest } from "./outbox.ts";
import type { PhrasesApi, PhrasesListener } from "./phrases-api.ts";

/** Each the share of requests, or events, that it happens to. */
export interface Faults {
  /** Never reaches the server. */
  lostRequest: number;
  /** Done, and nobody hears it. */
  lostAnswer: number;
  /** The caller gives up, and it is done all the same, later. */
  lateRequest: number;
  /** Done twice: whoever carries it tried again by itself, and the second time is the one that is answered. */
  doubled: number;
  lostEvent: number;
}

export const noFaults: Faults = { lostRequest: 0, lostAnswer: 0, lateRequest: 0, doubled: 0, lostEvent: 0 };

/** A write as the server did it: `what` is the note that it carries, or "delete". */
export interface Done {
  device: string;
  id: string;
  what: string;
}

/** The phrases of one person on a server that a bad network leads to. Any request is done within its life, or never. */
export function createModelPhrases(clock: Clock, random: () => number) {
  const phrases = new Map<string, ServerPhrase>();
  const listeners = new Map<PhrasesListener, string>();
  const done: Done[] = [];
  let faults = noFaults;
  let refusal: (note: string | undefined) => ParleyError | undefined = () => undefined;
  let last = 0;

  const stamp = () => new Date((last = Math.max(clock.now(), last + 1))).toISOString();
  const later = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));
  const publish = (tell: (listener: PhrasesListener) => void) => {
    for (const listener of listeners.keys()) {
      if (random() < faults.lostEvent) continue;
      clock.after(random() * 2_000, () => {
        if (listeners.has(listener)) tell(listener);
      });
    }
  };

  /** Through the network and back. */
  async function call<T>(isCut: () => boolean, run: () => T, isWrite = true): Promise<T> {
    const lose = async (): Promise<never> => {
      await later(random() * 500);
      throw new ParleyError(random() < 0.5 ? "TimedOut" : "ServiceUnavailable");
    };
    if (isCut() || random() < faults.lostRequest) return lose();
    const quietly = () => {
      try {
        run();
      } catch {
        // Nobody hears it.
      }
    };
    if (isWrite && random() < faults.lateRequest) {
      clock.after(random() * (lifeOfRequest - 1), quietly);
      return lose();
    }
    await later(random() * 100);
    if (isWrite && random() < faults.doubled) {
      quietly();
      await later(random() * 3_000);
    }
    const answer = run();
    await later(random() * 100);
    if (isCut() || random() < faults.lostAnswer) return lose();
    return answer;
  }

  const decline = (note: string | undefined) => {
    const error = refusal(note);
    if (error) throw error;
  };
  const write = (phrase: ServerPhrase): ServerPhrase => {
    phrases.set(phrase.id, phrase);
    publish(({ changed }) => changed(phrase));
    return phrase;
  };

  /** `isCut`: whether this device has no network now. */
  const apiOf = (device: string, isCut: () => boolean): PhrasesApi => ({
    page: (_owner, nextToken) =>
      call(isCut, () => {
        const all = [...phrases.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
        const from = Number(nextToken ?? 0);
        return { items: all.slice(from, from + 3), nextToken: from + 3 < all.length ? String(from + 3) : undefined };
      }, false),
    find: (id) => call(isCut, () => phrases.get(id), false),
    create: ({ createdAt, ...phrase }) =>
      call(isCut, () => {
        done.push({ device, id: phrase.id, what: phrase.note });
        decline(phrase.note);
        if (phrases.has(phrase.id)) throw new ParleyError("Conflict");
        const updatedAt = stamp();
        return write({ ...phrase, createdAt: createdAt ?? updatedAt, updatedAt });
      }),
    update: (id, fields, basedOn) =>
      call(isCut, () => {
        done.push({ device, id, what: fields.note ?? "" });
        const known = phrases.get(id);
        if (!known) throw new ParleyError("NotAllowed");
        decline(fields.note);
        return write({ ...known, ...fields, updatedAt: stamp(), ...(basedOn !== undefined && { basedOn }) });
      }),
    delete: (id) =>
      call(isCut, () => {
        done.push({ device, id, what: "delete" });
        const known = phrases.get(id);
        if (!known) throw new ParleyError("NotAllowed");
        phrases.delete(id);
        publish(({ deleted }) => deleted(known));
        return known;
      }),
    listen(listener) {
      listeners.set(listener, device);
      clock.after(50, () => {
        if (!listeners.has(listener)) return;
        if (isCut()) listener.failed();
        else listener.established();
      });
      return () => listeners.delete(listener);
    },
  });

  return {
    apiOf,
    done: (): readonly Done[] => done,
    phrases: (): readonly ServerPhrase[] => [...phrases.values()],
    /** What the server does not take, by the note. */
    refuse: (next: typeof refusal) => (refusal = next),
    setFaults: (next: Faults) => (faults = next),
  };
}
