import { ParleyError } from "../../../api/errors.ts";
import { type Clock, growingPause, systemClock } from "../../../device/clock.ts";
import { createErrand } from "../../../device/errand.ts";
import type { Online } from "./browser-online.ts";
import { createHearing } from "./hearing.ts";
import { createListening } from "./listening.ts";
import { newId as anyId } from "../../../device/new-id.ts";
import { createOvertaking } from "./overtaking.ts";
import { createReading } from "./reading.ts";
import { isFinal } from "./refusal.ts";
import type { Message, Room, RoomEvent } from "../room.ts";
import { createRoomLog } from "./room-log.ts";
import { withMember, withoutMember } from "./room-members.ts";
import type { RoomSession, RoomState } from "./room-session.ts";
import { endOf, type RoomSnapshot } from "./room-snapshot.ts";
import type { RoomTransport } from "./room-transport.ts";
import type { Lock } from "./send-in-turn.ts";
import type { Shelf } from "./shelf.ts";
import { createSpeaking } from "./speaking.ts";

/** Milliseconds between two heartbeats; while nothing is heard, and when it is doubtful whether anything is. */
const beat = 60_000;
const beatWhileDeaf = 5_000;

export interface Seat {
  roomId: string;
  transport: RoomTransport;
  /** Where what was said is kept until it stands in the room. */
  shelf: Shelf;
  lock: Lock;
  online: Online;
  /** The room as this device kept it. */
  seed?: RoomSnapshot | undefined;
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
 * know nothing of each other meet: what is known (log, room), what is said and heard, and what is done again and again.
 *
 * Messages have numbers, so what is missing is known, and is asked for until it is here (`room-log.ts`). Whatever may
 * have been missed (a subscription that stands anew, a wake-up, a network that is back) asks the room how far it is.
 */
export function createRoomSession(seat: Seat): RoomSession & { start(): void } {
  const { roomId, transport, shelf, lock, online, seed } = seat;
  const { clock = systemClock, random = Math.random, newId = anyId } = seat;
  const pause = growingPause(random);
  const log = createRoomLog(clock, random, seed);
  const hearing = createHearing();
  const overtaking = createOvertaking<RoomEvent>();
  const listeners = new Set<() => void>();

  let state: RoomState | undefined;
  let room: Room | undefined = seed?.room;
  /** The room has answered since its events come. */
  let met = false;
  let ended: RoomState["ended"];
  let running = false;
  /** This person is on their way out: that they left, or closed the room, is no news. */
  let leaving = false;
  let away = false;
  let toldAway: boolean | undefined;
  let gone = false;
  let stopWatching: (() => void) | undefined;

  const mayRun = () => running && !ended && online.isOnline();
  const changed = () => {
    state = undefined;
    listeners.forEach((listener) => listener());
  };

  // --- what is heard ---

  const meet = (answer: Room) => {
    room = answer;
    speaking.meet(answer);
  };

  const put = (message: Message) => {
    log.put(message);
    speaking.stands(message);
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
        meet(answer);
        met = listening.stands();
        log.told(answer.sequence);
      },
    );
    if (ended || !room) return;
    // The room answers: whatever waits for that need not wait any longer.
    read.now();
    speaking.hurry();
    if (hearing.told(room.sequence)) listening.start();
    if (away !== toldAway) refresh.within(0);
    if (!away) refresh.within(listening.stands() && !hearing.isDoubtful() ? beat : beatWhileDeaf);
  });

  const reading = createReading({
    clock,
    log,
    mayRun,
    isOld: seed !== undefined,
    fetch: (after, limit, then) =>
      asking(
        () => transport.messages(roomId, after, limit),
        (found) => {
          found.forEach(put);
          then?.(found);
        },
      ),
  });

  const read = errand(async () => {
    await reading.read();
    read.within(log.dueIn() ?? Infinity);
  });

  const speaking = createSpeaking({
    ...{ roomId, shelf, lock, clock, log, newId, mayRun, errand, changed },
    tell: ({ messageId, text, language }) => asking(() => transport.say({ roomId, messageId, text, language }), put),
    readAgain: () => reading.again(),
  });

  const listening = createListening({
    clock,
    pause,
    mayRun,
    subscribe: (listener) => transport.subscribe(roomId, listener),
    on: {
      next: hear,
      established: () => {
        hearing.begin();
        met = false;
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
    reading.doubt();
    refresh.now();
    read.now();
    speaking.hurry();
    changed();
  };

  // --- beginning and end ---

  const rest = () => {
    listening.stop();
    [refresh, read, speaking].forEach((one) => one.rest());
  };

  const end = (code: string, sentence = new ParleyError(code).sentence) => {
    if (ended || leaving) return;
    ended = { code, sentence };
    rest();
    // Whoever is not a member now may be one again, or is somebody else now: what they said waits for them.
    if (code !== "NotAMember") speaking.refuse(ended);
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
      gone = true;
      rest();
      speaking.forget();
      changed();
    } finally {
      leaving = false;
    }
  };

  if (seed) meet(seed.room);

  return {
    getState: () =>
      (state ??= {
        room,
        messages: log.messages(),
        outbox: speaking.list(),
        connection: connectionOf(),
        endsAt: room && endOf({ room, messages: log.messages() }),
        ...(ended && { ended }),
        ...(gone && { gone }),
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    say: (text) => speaking.say(text),
    sayAgain: (messageId) => speaking.sayAgain(messageId),
    drop: (messageId) => speaking.drop(messageId),

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
      const stops = [
        shelf.subscribe(() => !ended && speaking.look()),
        online.subscribe(() => {
          if (online.isOnline() && !listening.stands()) listening.start();
          catchUp();
        }),
      ];
      stopWatching = () => stops.forEach((stop) => stop());
      speaking.look();
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
    if (!room || !met || !listening.stands()) return "connecting";
    return log.isBehind() ? "catching-up" : "live";
  }
}
