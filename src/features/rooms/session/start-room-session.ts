import { ParleyError } from "../../../api/errors.ts";
import { type Clock, growingPause, systemClock } from "../../../device/clock.ts";
import { createErrand } from "../../../device/errand.ts";
import { createHearing } from "./hearing.ts";
import { createListening } from "./listening.ts";
import { newMessageId } from "./new-message-id.ts";
import { createOutbox, type Shelf } from "./outbox.ts";
import { createOvertaking } from "./overtaking.ts";
import { isFinal, isUndecided, problemOf } from "./refusal.ts";
import type { Message, Room, RoomEvent } from "../room.ts";
import { createRoomLog } from "./room-log.ts";
import { withMember, withoutMember } from "./room-members.ts";
import type { Outgoing, RoomSession, RoomState } from "./room-session.ts";
import type { RoomTransport } from "./room-transport.ts";

/** Milliseconds between two heartbeats; while nothing is heard, and when it is doubtful whether anything is. */
const beat = 60_000;
const beatWhileDeaf = 5_000;
/** Messages in one request, and how many of the newest are read again after a time in which changes could be missed. */
const page = 100;
const readAgain = 20;

export interface Online {
  /** False only if there is no network for sure. */
  isOnline(): boolean;
  subscribe(listener: () => void): () => void;
}

export interface Seat {
  roomId: string;
  transport: RoomTransport;
  /** Where what was said is kept until it stands in the room. */
  storage: Shelf;
  online: Online;
  clock?: Clock;
  /** Between 0 and 1. */
  random?: () => number;
  newId?: () => string;
}

/** A session that runs. */
export function startRoomSession(seat: Seat): RoomSession {
  const session = createRoomSession(seat);
  session.start();
  return session;
}

/**
 * A session that does nothing until `start`, and may be started again after `stop`. Long, because it is where the parts that
 * know nothing of each other meet: what is known (log, outbox, room), what is heard, and what is done again and again.
 *
 * Messages have numbers, so what is missing is known, and is asked for until it is here (`room-log.ts`). Whatever may
 * have been missed (a subscription that stands anew, a wake-up, a network that is back) asks the room how far it is.
 */
export function createRoomSession(seat: Seat): RoomSession & { start(): void } {
  const { roomId, transport, storage, online } = seat;
  const { clock = systemClock, random = Math.random, newId = newMessageId } = seat;
  const pause = growingPause(random);
  const log = createRoomLog(clock, random);
  const outbox = createOutbox(storage, roomId);
  const hearing = createHearing();
  const overtaking = createOvertaking<RoomEvent>();
  const listeners = new Set<() => void>();

  let state: RoomState | undefined;
  let room: Room | undefined;
  let ended: RoomState["ended"];
  let running = false;
  /** This person is on their way out: that they left, or closed the room, is no news. */
  let leaving = false;
  let away = false;
  let toldAway: boolean | undefined;
  /** Flags and translations of the newest messages may have changed unheard. */
  let stale = false;
  let stopWatching: (() => void) | undefined;

  const mayRun = () => running && !ended && online.isOnline();
  const changed = () => {
    state = undefined;
    listeners.forEach((listener) => listener());
  };

  // --- what is heard ---

  const put = (message: Message) => {
    log.put(message);
    if (message.memberId === room?.me) outbox.remove(message.messageId);
  };

  const apply = ({ kind, message, flag, member }: RoomEvent) => {
    if (message) {
      put(message);
      if (room && !room.members.some(({ memberId }) => memberId === message.memberId)) refresh.within(0);
      read.within(log.dueIn() ?? Infinity);
    }
    if (flag) log.flag(flag);
    if (kind === "closed") end("RoomClosed");
    if (!member || !room) return;
    if (kind === "joined" || kind === "changed") room = withMember(room, member);
    else {
      room = withoutMember(room, member.memberId);
      if (member.memberId === room.me) end(kind === "removed" ? "RemovedFromRoom" : "NotAMember");
    }
  };

  const hear = (event: RoomEvent) => {
    if (ended) return;
    overtaking.event(event);
    if (event.message) hearing.event(event.message.sequence);
    apply(event);
    changed();
  };

  const asking = async <T>(ask: () => Promise<T>, take: (answer: T) => void): Promise<T> => {
    try {
      return await overtaking.answer(ask, (answer, overtook) => {
        if (ended) return;
        take(answer);
        overtook.forEach(apply);
        changed();
      });
    } catch (error) {
      if (isFinal(error)) end(error.code, error.sentence);
      throw error;
    }
  };

  // --- what is done, again and again ---

  const errand = (run: () => Promise<void>) => createErrand({ clock, pause, mayRun, run });

  /** Says that one is here, and learns how the room is. */
  const refresh = errand(async () => {
    const tell = away;
    const isNews = !tell || toldAway !== tell;
    await asking(
      () => (isNews ? transport.setPresence(roomId, tell) : transport.room(roomId)),
      (answer) => {
        toldAway = tell;
        room = answer;
        outbox.open(answer.me);
        const standing = new Set(log.messages().filter(({ memberId }) => memberId === answer.me).map(({ messageId }) => messageId));
        for (const { messageId } of outbox.list()) if (standing.has(messageId)) outbox.remove(messageId);
        log.told(answer.sequence);
      },
    );
    if (ended || !room) return;
    // The room answers: whatever waits for that need not wait any longer.
    read.now();
    send.now();
    if (hearing.told(room.sequence)) listening.start();
    if (away !== toldAway) refresh.within(0);
    if (!away) refresh.within(listening.stands() && !hearing.isDoubtful() ? beat : beatWhileDeaf);
  });

  const read = errand(async () => {
    if (stale) await readNewestAgain();
    for (let gap = log.gap(); gap && mayRun(); gap = log.gap()) {
      const wanted = gap;
      const askedAt = clock.now();
      await asking(
        () => transport.messages(roomId, wanted.after, Math.min(page, wanted.length)),
        (messages) => {
          messages.forEach(put);
          log.answered(wanted, messages, askedAt);
        },
      );
    }
    read.within(log.dueIn() ?? Infinity);
  });

  const readNewestAgain = async () => {
    stale = false;
    try {
      for (let after = Math.max(0, Math.min(log.complete(), log.head() - readAgain)), last: Message | undefined; ; after = last.sequence) {
        const from = after;
        const messages = await asking(() => transport.messages(roomId, from, page), (found) => found.forEach(put));
        last = messages.at(-1);
        if (!last) return;
      }
    } catch (error) {
      stale = true;
      throw error;
    }
  };

  const send = errand(async () => {
    for (let next = outbox.next(); next && mayRun(); next = outbox.next()) {
      await passOver(outbox.gone());
      if (!outbox.list().includes(next)) continue;
      const { messageId, text, language } = next;
      outbox.change(messageId, { state: "sending" });
      changed();
      try {
        await asking(() => transport.say({ roomId, messageId, text, language }), put);
      } catch (error) {
        const undecided = isUndecided(error) || ended !== undefined;
        outbox.change(messageId, undecided ? { state: "queued" } : { state: "failed", problem: problemOf(error) });
        changed();
        if (undecided) throw error;
      }
    }
  });

  /** What another tab has sent stands by now; what it has dropped does not. */
  const passOver = async (gone: readonly Outgoing[]) => {
    if (gone.length === 0) return;
    await readNewestAgain();
    gone.forEach(({ messageId }) => outbox.remove(messageId));
    changed();
  };

  const listening = createListening({
    clock,
    pause,
    mayRun,
    subscribe: (listener) => transport.subscribe(roomId, listener),
    on: {
      next: hear,
      established: () => {
        hearing.begin();
        catchUp();
      },
      lost: () => {
        refresh.within(beatWhileDeaf);
        changed();
      },
      // Why it failed is for the room to say: it knows who is a member.
      error: () => {
        refresh.now();
        changed();
      },
    },
  });

  const catchUp = () => {
    stale = log.head() > 0;
    refresh.now();
    read.now();
    send.now();
    changed();
  };

  // --- beginning and end ---

  const rest = () => {
    listening.stop();
    [refresh, read, send].forEach((one) => one.rest());
  };

  const end = (code: string, sentence = new ParleyError(code).sentence) => {
    if (ended || leaving) return;
    ended = { code, sentence };
    rest();
    // Whoever is not a member now may be one again, or is somebody else now: what they said waits for them.
    if (code !== "NotAMember") outbox.forget();
    changed();
  };

  /** On the way out, to find oneself outside already is to have arrived. */
  const goOut = async (go: () => Promise<unknown>) => {
    leaving = true;
    try {
      await go().catch((error: unknown) => {
        if (!isFinal(error)) throw error;
      });
      running = false;
      rest();
      outbox.forget();
    } finally {
      leaving = false;
    }
  };

  return {
    getState: () =>
      (state ??= {
        room,
        messages: log.messages(),
        outbox: outbox.list(),
        connection: connectionOf(),
        ...(ended && { ended }),
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    say(text) {
      const language = room?.members.find(({ memberId }) => memberId === room?.me)?.language;
      if (language === undefined) throw new Error("Nothing can be said before the room has answered.");
      const messageId = newId();
      const typedAt = Math.max(clock.now(), (outbox.list().at(-1)?.typedAt ?? 0) + 1);
      outbox.add({ messageId, text, language, typedAt, state: "queued" });
      changed();
      send.now();
      return messageId;
    },
    sayAgain(messageId) {
      const refused = outbox.list().find((one) => one.messageId === messageId && one.state === "failed");
      const standing = log.messages().find((one) => one.messageId === messageId);
      if (refused) {
        outbox.change(messageId, { state: "queued" });
        changed();
        send.now();
      } else if (standing) {
        const { text, language } = standing;
        // What fails once more stays marked as it is.
        asking(() => transport.say({ roomId, messageId, text, language }), put).catch(() => undefined);
      }
    },
    drop(messageId) {
      outbox.remove(messageId);
      changed();
    },

    async flag(sequence, kind) {
      await asking(() => transport.flagMessage(roomId, sequence, kind), (flag) => log.flag(flag));
    },
    async setLanguage(language) {
      await asking(() => transport.setMyLanguage(roomId, language), (member) => (room = room && withMember(room, member)));
    },
    async remove(memberId) {
      await asking(() => transport.removeMember(roomId, memberId), () => (room = room && withoutMember(room, memberId)));
    },
    leave: () => goOut(() => transport.leaveRoom(roomId)),
    close: () => goOut(() => transport.closeRoom(roomId)),

    setAway(next) {
      if (away === next) return;
      away = next;
      if (away) refresh.now();
      else catchUp();
    },

    start() {
      if (running) return;
      running = true;
      stopWatching = online.subscribe(() => {
        if (online.isOnline() && !listening.stands()) listening.start();
        catchUp();
      });
      listening.start();
      catchUp();
    },
    stop() {
      running = false;
      stopWatching?.();
      rest();
    },
  };

  function connectionOf(): RoomState["connection"] {
    if (!online.isOnline()) return "offline";
    if (!room || !listening.stands()) return "connecting";
    return log.isBehind() ? "catching-up" : "live";
  }
}
