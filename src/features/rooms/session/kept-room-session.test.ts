import { expect, it } from "vitest";
import { createVirtualClock } from "../../../device/virtual-clock.fixture.ts";
import { createBrowser } from "./browser.fixture.ts";
import { createModelRoom, noFaults } from "./model-room.fixture.ts";
import { type RoomSnapshot, snapshotOf } from "./room-snapshot.ts";
import { startRoomSession } from "./start-room-session.ts";

const second = 1_000;

/** Ana's browser, and Bela, who talks; every request takes about 100 ms. */
async function enter() {
  const clock = createVirtualClock();
  const room = createModelRoom(clock, () => 0.5, ["ana", "bela"]);
  const browser = createBrowser(clock);
  const network = { isOnline: true, listeners: new Set<() => void>() };
  let ids = 0;
  const open = ({ tab = browser.openTab(), seed = undefined as RoomSnapshot | undefined } = {}) =>
    startRoomSession({
      ...{ roomId: "room", transport: room.transportOf("ana"), shelf: tab.shelf, lock: tab.lock, seed, clock },
      online: { isOnline: () => network.isOnline, subscribe: (listener) => (network.listeners.add(listener), () => network.listeners.delete(listener)) },
      random: () => 0.5,
      newId: () => `id ${++ids}`,
    });
  const setOnline = (isOnline: boolean) => {
    network.isOnline = isOnline;
    network.listeners.forEach((listener) => listener());
  };
  const bela = room.transportOf("bela");
  const say = async (...texts: string[]) => {
    for (const text of texts) await Promise.all([bela.say({ roomId: "room", messageId: `bela's ${text}`, text, language: "en" }), clock.advance(second)]);
  };
  /** As the device keeps it: plain data. */
  const kept = async () => {
    const session = open();
    await clock.advance(second);
    session.stop();
    const snapshot = snapshotOf(session.getState(), clock.now());
    return JSON.parse(JSON.stringify(snapshot)) as RoomSnapshot;
  };
  const textsIn = (session: ReturnType<typeof open>) => session.getState().messages.map(({ text }) => text);
  const waitingIn = (session: ReturnType<typeof open>) => session.getState().outbox.map(({ text, state }) => `${text}: ${state}`);
  const count = (name: string) => room.requests.filter((one) => one === name).length;
  return { clock, room, browser, open, setOnline, bela, say, kept, textsIn, waitingIn, count };
}

it("shows at once, without a network, what the device kept, and takes down what one says", async () => {
  const { clock, room, open, setOnline, say, kept, textsIn, waitingIn } = await enter();
  await say("one", "two");
  const seed = await kept();
  setOnline(false);
  const session = open({ seed });
  expect(session.getState()).toMatchObject({ connection: "offline", room: { title: "Parents' evening", me: "ana" } });
  expect(textsIn(session)).toEqual(["one", "two"]);
  session.say("from the train");
  session.stop();

  const later = open({ seed });
  expect(waitingIn(later)).toEqual(["from the train: queued"]);
  setOnline(true);
  await clock.advance(2 * second);
  expect(later.getState()).toMatchObject({ connection: "live", outbox: [] });
  expect(textsIn(later)).toEqual(["one", "two", "from the train"]);
  expect(room.messages()).toHaveLength(3);
});

it("learns what was said, flagged and translated since, and is not live before it knows", async () => {
  const { clock, bela, open, say, kept, textsIn } = await enter();
  await say("one", "two");
  const seed = await kept();
  await say("three");
  await Promise.all([bela.flagMessage("room", 1, "notUnderstood"), clock.advance(second)]);
  const session = open({ seed });
  const seen: string[] = [];
  session.subscribe(() => seen.push(`${session.getState().connection}: ${textsIn(session).join()}`));
  await clock.advance(2 * second);
  expect(textsIn(session)).toEqual(["one", "two", "three"]);
  expect(session.getState().messages[0]?.notUnderstoodBy).toEqual(["bela"]);
  expect(seen).toContain("live: one,two,three");
  expect(seen).not.toContain("live: one,two");
});

it("fetches, page by page, all that a device that was long away has missed", async () => {
  const { clock, room, open, bela, say, kept, textsIn, count } = await enter();
  await say("first");
  const seed = await kept();
  const many = Array.from({ length: 350 }, (_, index) => `message ${index}`);
  await Promise.all([...many.map((text) => bela.say({ roomId: "room", messageId: text.replace(" ", "-"), text, language: "en" })), clock.advance(10 * second)]);
  const before = count("messages");
  const session = open({ seed });
  await clock.advance(5 * second);
  expect(session.getState().connection).toBe("live");
  expect(session.getState().messages).toEqual(room.messages());
  expect(textsIn(session)).toHaveLength(351);
  expect(count("messages") - before).toBeLessThan(8);
});

it("fetches what the device did not keep of a long conversation", async () => {
  const { clock, room, open, say, kept, textsIn } = await enter();
  await say("one", "two", "three", "four");
  const seed = await kept();
  const session = open({ seed: { ...seed, messages: seed.messages.slice(2) } });
  expect(textsIn(session)).toEqual(["three", "four"]);
  await clock.advance(2 * second);
  expect(session.getState().messages).toEqual(room.messages());
});

it("does not wait once more for a number that was never used", async () => {
  const { clock, room, open, say, kept } = await enter();
  await say("one");
  room.takeNumber("bela", "never");
  await say("three");
  const seed = await kept();
  await clock.advance(40 * second);
  const session = open({ seed });
  await clock.advance(2 * second);
  expect(session.getState().connection).toBe("live");
});

it("is over as soon as the room says so, whatever the device kept", async () => {
  const { clock, room, open, say, kept } = await enter();
  await say("one");
  const seed = await kept();
  room.refuse("ana", "RoomClosed");
  const session = open({ seed });
  expect(session.getState().ended).toBeUndefined();
  await clock.advance(2 * second);
  expect(session.getState().ended?.code).toBe("RoomClosed");
});

it("shows in both tabs what is said in one, and says it once, in the order of typing", async () => {
  const { clock, room, open, setOnline, waitingIn, textsIn } = await enter();
  const [here, there] = [open(), open()];
  await clock.advance(second);
  setOnline(false);
  here.say("one");
  await clock.advance(100);
  there.say("two");
  await clock.advance(100);
  here.say("three");
  await clock.advance(100);
  const all = ["one: queued", "two: queued", "three: queued"];
  expect([waitingIn(here), waitingIn(there)]).toEqual([all, all]);

  setOnline(true);
  await clock.advance(5 * second);
  expect(room.messages().map(({ text }) => text)).toEqual(["one", "two", "three"]);
  expect(room.requests.filter((name) => name === "say")).toHaveLength(3);
  for (const tab of [here, there]) expect([textsIn(tab), waitingIn(tab)]).toEqual([["one", "two", "three"], []]);
});

it("keeps the order where two tabs speak in the same moment", async () => {
  const { clock, room, open, setOnline } = await enter();
  const [here, there] = [open(), open()];
  await clock.advance(second);
  setOnline(false);
  for (let turn = 0; turn < 5; turn++) {
    here.say(`${turn} here`);
    there.say(`${turn} there`);
  }
  setOnline(true);
  await clock.advance(5 * second);
  const expected = Array.from({ length: 5 }, (_, turn) => [`${turn} here`, `${turn} there`]).flat();
  expect(room.messages().map(({ text }) => text)).toEqual(expected);
});

it("lets the other tab say what a crashed one had sent, but not heard of: it stands once", async () => {
  const { clock, room, browser, open, waitingIn, textsIn } = await enter();
  const tab = browser.openTab();
  const [crashing, other] = [open({ tab }), open()];
  await clock.advance(second);
  crashing.say("one");
  crashing.say("two");
  await clock.advance(70);
  expect(room.messages().map(({ text }) => text)).toEqual(["one"]);
  tab.crash();
  crashing.stop();
  await clock.advance(5 * second);
  expect(room.messages().map(({ text }) => text)).toEqual(["one", "two"]);
  expect([textsIn(other), waitingIn(other), browser.items.size]).toEqual([["one", "two"], [], 0]);
});

it("hears of a refusal in the other tab, and of what is done about it", async () => {
  const { clock, open, waitingIn } = await enter();
  const [here, there] = [open(), open()];
  await clock.advance(second);
  const refused = here.say("refuse this");
  await clock.advance(second);
  expect(waitingIn(there)).toEqual(["refuse this: failed"]);
  there.drop(refused);
  await clock.advance(second);
  expect([waitingIn(here), waitingIn(there)]).toEqual([[], []]);
});

it("does not bring back what another tab dropped while it was being refused", async () => {
  const { clock, browser, open, waitingIn } = await enter();
  const [here, there] = [open(), open()];
  await clock.advance(second);
  const refused = here.say("refuse this");
  await clock.advance(50);
  there.drop(refused);
  await clock.advance(5 * second);
  expect([waitingIn(here), waitingIn(there), browser.items.size]).toEqual([[], [], 0]);
});

it("lets others take their turn when it cannot reach the room", async () => {
  const { clock, room, open, waitingIn } = await enter();
  const [here, there] = [open(), open()];
  await clock.advance(second);
  room.setFaults({ ...noFaults, lostRequest: 1 });
  here.say("one");
  await clock.advance(20 * second);
  here.stop();
  room.setFaults(noFaults);
  await clock.advance(20 * second);
  expect([room.messages().length, waitingIn(there)]).toEqual([1, []]);
});
