import fc from "fast-check";
import { expect, it } from "vitest";
import type { Online } from "./browser-online.ts";
import { createBrowser } from "./browser.fixture.ts";
import { createModelRoom, type Faults, noFaults } from "./model-room.fixture.ts";
import type { RoomSession } from "./room-session.ts";
import { type RoomSnapshot, snapshotOf } from "./room-snapshot.ts";
import { startRoomSession } from "./start-room-session.ts";
import { createSender } from "../waiting/create-sender.ts";
import { seeded } from "../../../device/seeded.fixture.ts";
import { createVirtualClock } from "../../../device/virtual-clock.fixture.ts";

/** Bela has two tabs open, and a third with another page: the same person, the same storage. */
const seats = ["ana", "bela", "bela", "cleo"] as const;
const seat = fc.nat(seats.length - 1);

const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("say" as const), seat }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 3_000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 3_000, max: 90_000 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("cut", "shake", "deafen", "reload", "crash", "keep", "offline", "online", "away", "back"), seat }) },
);
const often = fc.constantFrom(0, 0.1, 0.4);
const faults: fc.Arbitrary<Faults> = fc.record({
  lostRequest: often, lostAnswer: often, lostEvent: often, doubledEvent: often, deadWriter: often, slowWriter: often, shortPage: often,
});

it("shows every message once and in order, and says every text once, whatever happens to the network", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 80, size: "max" }), faults, fc.nat(), async (events, faults, seed) => {
      const world = createWorld(seed);
      world.room.setFaults(faults);
      await world.clock.advance(500);
      for (const one of events) await world.play(one);
      await world.heal();

      expect(world.wrong()).toEqual([]);
      const stands = world.room.messages();
      const texts = stands.map(({ text }) => text);
      expect([...texts].sort()).toEqual([...world.said].sort());
      for (const person of new Set(seats)) {
        const saidBy = (text: string) => seats[Number(text[0])] === person;
        expect(texts.filter(saidBy)).toEqual(world.said.filter(saidBy));
      }
      for (const { session } of world.tabs) {
        expect(session.getState().messages).toEqual(stands);
        expect(session.getState()).toMatchObject({ connection: "live", outbox: [] });
      }
      expect([...world.browsers.values()].map(({ items }) => items.size)).toEqual([0, 0, 0]);
    }),
    { numRuns: 150 },
  );
});

function createWorld(seed: number) {
  const clock = createVirtualClock();
  const random = seeded(seed);
  const people = [...new Set(seats)];
  const room = createModelRoom(clock, random, people);
  const browsers = new Map(people.map((person) => [person, createBrowser(clock, random)]));
  const said: string[] = [];
  const watched: ReadonlySet<string>[] = [];
  let number = 0;

  const tabs = seats.map((person) => createTab(person));
  const belas = browsers.get("bela")?.openTab();
  if (belas) createSender({ ...belas, transport: room.transportOf("bela"), online: createNetwork(), clock, random }).start();

  function createTab(person: (typeof seats)[number]) {
    const network = createNetwork();
    const browser = browsers.get(person) ?? createBrowser(clock, random);
    let tab = browser.openTab();
    let kept: RoomSnapshot | undefined;
    const open = () => {
      const session = startRoomSession({
        roomId: "room",
        transport: room.transportOf(person),
        ...{ shelf: tab.shelf, lock: tab.lock, seed: kept },
        online: network,
        clock,
        random,
        newId: () => `id ${++number}`,
      });
      watched.push(watch(session));
      return session;
    };
    return {
      ...{ person, network, session: open() },
      keep() {
        kept = snapshotOf(this.session.getState(), clock.now());
      },
      /** As it was kept last. */
      reload() {
        this.session.stop();
        this.session = open();
      },
      crash() {
        tab.crash();
        tab = browser.openTab();
        this.reload();
      },
    };
  }

  return {
    clock,
    room,
    browsers,
    said,
    tabs,
    wrong: () => watched.flatMap((wrong) => [...wrong]),

    async play(one: { do: "say"; seat: number } | { do: "wait"; ms: number } | { do: string; seat: number }) {
      if ("ms" in one) return clock.advance(one.ms);
      const tab = tabs[one.seat];
      if (!tab) return;
      if (one.do === "say" && tab.session.getState().room) {
        const text = `${one.seat}: ${said.length}`;
        said.push(text);
        tab.session.say(text);
      }
      if (one.do === "cut") room.cut(tab.person);
      if (one.do === "shake") room.shake(tab.person);
      if (one.do === "deafen") room.deafen(tab.person);
      if (one.do === "offline" || one.do === "online") tab.network.set(one.do === "online");
      if (one.do === "away" || one.do === "back") tab.session.setAway(one.do === "away");
      if (one.do === "reload" || one.do === "crash" || one.do === "keep") tab[one.do]();
    },

    /** Everything works again, and everybody looks. */
    async heal() {
      room.setFaults(noFaults);
      for (const { network, session } of tabs) {
        network.set(true);
        session.setAway(false);
      }
      await clock.advance(240_000);
    },
  };
}

/** What must hold at every moment. Answers with what did not: a listener that throws would be taken for a failed request. */
function watch(session: RoomSession): ReadonlySet<string> {
  const wrong = new Set<string>();
  let before = session.getState();
  session.subscribe(() => {
    const { messages, outbox } = session.getState();
    const sequences = messages.map(({ sequence }) => sequence);
    const standing = new Set(messages.map(({ messageId }) => messageId));
    const waiting = new Set(outbox.map(({ messageId }) => messageId));
    if (sequences.some((sequence, index) => index > 0 && sequence <= (sequences[index - 1] ?? 0))) wrong.add("out of order");
    if (before.messages.some(({ messageId }) => !standing.has(messageId))) wrong.add("a message is gone");
    if ([...waiting].some((messageId) => standing.has(messageId))) wrong.add("shown twice");
    if (waiting.size !== outbox.length) wrong.add("waits twice");
    if (before.outbox.some(({ messageId }) => !waiting.has(messageId) && !standing.has(messageId))) wrong.add("neither waits nor stands");
    before = session.getState();
  });
  return wrong;
}

function createNetwork(): Online & { set(online: boolean): void } {
  const listeners = new Set<() => void>();
  let isOnline = true;
  return {
    isOnline: () => isOnline,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next) {
      isOnline = next;
      listeners.forEach((listener) => listener());
    },
  };
}
