import { expect, it } from "vitest";
import { ParleyError } from "../../../api/errors.ts";
import { createBrowser } from "./browser.fixture.ts";
import { createModelRoom, noFaults } from "./model-room.fixture.ts";
import { memberOf, messageOf } from "../room-fixture.ts";
import type { RoomTransport } from "./room-transport.ts";
import type { RoomSnapshot } from "./room-snapshot.ts";
import { startRoomSession } from "./start-room-session.ts";
import { createVirtualClock } from "../../../device/virtual-clock.fixture.ts";

const second = 1_000;

/** A room with Ana, whose session is looked at, and Bela; every request takes about 100 ms. */
async function enter({ change = (transport: RoomTransport) => transport } = {}) {
  const clock = createVirtualClock();
  const browser = createBrowser(clock);
  const room = createModelRoom(clock, () => 0.5, ["ana", "bela"]);
  const network = { isOnline: true, listeners: new Set<() => void>() };
  let ids = 0;
  const open = ({ tab = browser.openTab(), seed = undefined as RoomSnapshot | undefined } = {}) =>
    startRoomSession({
      roomId: "room",
      transport: change(room.transportOf("ana")),
      ...{ shelf: tab.shelf, lock: tab.lock, seed },
      online: { isOnline: () => network.isOnline, subscribe: (listener) => (network.listeners.add(listener), () => network.listeners.delete(listener)) },
      clock,
      random: () => 0.5,
      newId: () => `id ${++ids}`,
    });
  const setOnline = (isOnline: boolean) => {
    network.isOnline = isOnline;
    network.listeners.forEach((listener) => listener());
  };
  const session = open();
  const bela = room.transportOf("bela");
  const say = (text: string) => bela.say({ roomId: "room", messageId: `bela's ${text}`, text, language: "en" });
  const texts = () => session.getState().messages.map(({ text }) => text);
  const waiting = () => session.getState().outbox.map(({ text, state }) => `${text}: ${state}`);
  const count = (name: string) => room.requests.filter((one) => one === name).length;
  await clock.advance(second);
  return { clock, room, browser, session, open, setOnline, bela, say, texts, waiting, count };
}

it("shows what was said before and what is said now", async () => {
  const { clock, open, say, session, texts } = await enter();
  void say("before");
  await clock.advance(second);
  const late = open();
  expect(late.getState().connection).toBe("connecting");
  await clock.advance(second);
  void say("now");
  await clock.advance(second);

  expect(texts()).toEqual(["before", "now"]);
  expect(late.getState().messages).toEqual(session.getState().messages);
  expect(late.getState()).toMatchObject({ connection: "live", room: { me: "ana", hostId: "ana" } });
});

it("goes on showing what comes after a number that is missing, asks for it, and puts it in its place", async () => {
  const { clock, room, say, session, texts } = await enter();
  const write = room.takeNumber("bela", "first");
  void say("second");
  await clock.advance(5 * second);
  expect(texts()).toEqual(["second"]);
  expect(session.getState().connection).toBe("catching-up");

  write();
  await clock.advance(10 * second);
  expect(texts()).toEqual(["first", "second"]);
  expect(session.getState().connection).toBe("live");
});

it("gives a missing number up when its writer cannot be alive any more", async () => {
  const { clock, room, say, session, count } = await enter();
  room.takeNumber("bela", "never");
  void say("second");
  await clock.advance(29 * second);
  expect(session.getState().connection).toBe("catching-up");
  const before = count("messages");
  expect(before).toBeLessThan(12);

  await clock.advance(3 * second);
  expect(session.getState().connection).toBe("live");
  expect(count("messages")).toBe(before + 1);
  await clock.advance(300 * second);
  expect(count("messages")).toBe(before + 1);
});

it("asks for nothing when an event only overtook another", async () => {
  const { clock, room, session, count } = await enter();
  const before = count("messages");
  room.publish({ roomId: "room", kind: "message", message: messageOf({ sequence: 2 }) });
  await clock.advance(100);
  room.publish({ roomId: "room", kind: "message", message: messageOf({ sequence: 1 }) });
  await clock.advance(second);
  expect(session.getState().messages.map(({ sequence }) => sequence)).toEqual([1, 2]);
  expect(count("messages")).toBe(before);
});

it("catches up when the subscription stands again, and sees what changed in the meantime", async () => {
  const { clock, room, bela, say, session, texts } = await enter();
  await Promise.all([say("puzzling"), clock.advance(second)]);
  room.cut("ana");
  expect(session.getState().connection).toBe("connecting");
  await Promise.all([say("unheard"), bela.flagMessage("room", 1, "notUnderstood"), clock.advance(400)]);
  expect(texts()).toEqual(["puzzling"]);

  await clock.advance(5 * second);
  expect(texts()).toEqual(["puzzling", "unheard"]);
  expect(session.getState().messages[0]?.notUnderstoodBy).toEqual(["bela"]);
  expect(session.getState().connection).toBe("live");
});

it("notices at the heartbeat that nothing is heard any more, and subscribes anew", async () => {
  const { clock, room, say, texts, session } = await enter();
  room.deafen("ana");
  void say("unheard");
  await clock.advance(70 * second);
  expect(texts()).toEqual(["unheard"]);
  void say("heard at once");
  await clock.advance(second);
  expect(texts()).toEqual(["unheard", "heard at once"]);
  expect(session.getState().connection).toBe("live");
});

it("believes an event more than an answer that it overtook", async () => {
  const { clock, room, bela, say, open } = await enter();
  await Promise.all([say("hm"), clock.advance(second)]);
  const late = open();
  await clock.advance(115);
  // Both happen when the messages and the room are read already, and not answered yet.
  void bela.flagMessage("room", 1, "notUnderstood");
  await clock.advance(55);
  room.join("cleo");
  await clock.advance(200);
  expect(late.getState().messages[0]?.notUnderstoodBy).toEqual(["bela"]);
  expect(late.getState().room?.members.map(({ memberId }) => memberId)).toContain("cleo");
});

it.each([
  ["its answer", { lostEvent: 1 }],
  ["its event", { lostAnswer: 1 }],
])("moves what was said from the outbox to the room in one step, when %s comes", async (_, faults) => {
  const { clock, room, session, texts, waiting, browser } = await enter();
  room.setFaults({ ...noFaults, ...faults });
  const seen: string[] = [];
  session.subscribe(() => seen.push([...texts(), ...waiting()].join()));
  session.say("hello");
  expect(waiting()).toEqual(["hello: queued"]);
  expect(browser.items.size).toBe(1);
  await clock.advance(second);

  expect([...new Set(seen)]).toEqual(["hello: queued", "hello: sending", "hello"]);
  expect(browser.items.size).toBe(0);
  expect(room.messages()).toHaveLength(1);
});

it("keeps what is said offline, over a reload too, and says it in order and once", async () => {
  const { clock, room, session, open, setOnline, waiting } = await enter();
  setOnline(false);
  session.say("one");
  session.say("two");
  await clock.advance(60 * second);
  expect(session.getState().connection).toBe("offline");
  expect(waiting()).toEqual(["one: queued", "two: queued"]);
  session.stop();

  setOnline(true);
  const next = open();
  await clock.advance(2 * second);
  expect(room.messages().map(({ text }) => text)).toEqual(["one", "two"]);
  expect(next.getState()).toMatchObject({ outbox: [], messages: [{ text: "one" }, { text: "two" }] });
});

it("tries again what did not arrive, until it does", async () => {
  const { clock, room, session, waiting, texts } = await enter();
  room.setFaults({ ...noFaults, lostRequest: 1 });
  session.say("hello");
  await clock.advance(30 * second);
  expect(waiting()).toEqual(["hello: queued"]);
  room.setFaults(noFaults);
  await clock.advance(20 * second);
  expect([texts(), waiting()]).toEqual([["hello"], []]);
});

it("shows what was refused, with the reason, and says what comes after it", async () => {
  const { clock, session, open, texts, waiting, count } = await enter();
  const refused = session.say("refuse this");
  session.say("fine");
  await clock.advance(second);
  expect(session.getState().outbox).toMatchObject([{ state: "failed", problem: { code: "TextTooLong", sentence: "Told: too long." } }]);
  expect(texts()).toEqual(["fine"]);

  const reloaded = open();
  await clock.advance(second);
  expect(reloaded.getState().outbox).toEqual(session.getState().outbox);
  expect(count("say")).toBe(2);
  reloaded.stop();

  session.sayAgain(refused);
  expect(waiting()).toEqual(["refuse this: queued"]);
  await clock.advance(second);
  session.drop(refused);
  expect(waiting()).toEqual([]);
});

it("does not say what was dropped in another tab", async () => {
  const { clock, room, session, open, setOnline, waiting } = await enter();
  const other = open();
  await clock.advance(second);
  setOnline(false);
  const dropped = session.say("never mind");
  const stillThere = open();
  setOnline(true);
  setOnline(false);
  await clock.advance(second);
  session.drop(dropped);
  setOnline(true);
  await clock.advance(3 * second);
  expect(room.messages()).toEqual([]);
  expect([waiting(), other.getState().outbox, stillThere.getState().outbox]).toEqual([[], [], []]);
});

it("works without storage", async () => {
  const { clock, browser, session, setOnline, waiting, texts } = await enter();
  browser.fill();
  setOnline(false);
  session.say("hello");
  await clock.advance(second);
  expect([waiting(), browser.items.size]).toEqual([["hello: queued"], 0]);
  setOnline(true);
  await clock.advance(second);
  expect([texts(), waiting()]).toEqual([["hello"], []]);
});

it("tries the failed languages of a message again, and shows what came of it", async () => {
  const failed = messageOf({ memberId: "ana", failures: [{ language: "fr", code: "ServiceUnavailable" }] });
  const { clock, room, session } = await enter({
    change: (transport) => ({ ...transport, say: async () => ({ ...failed, failures: [] }) }),
  });
  room.publish({ roomId: "room", kind: "message", message: failed });
  await clock.advance(second);
  session.sayAgain(failed.messageId);
  await clock.advance(second);
  expect(session.getState().messages).toMatchObject([{ failures: [] }]);
});

it("says every minute that one is here; when away, once, and no more", async () => {
  const { clock, session, count } = await enter();
  const before = count("setPresence");
  await clock.advance(180 * second);
  expect(count("setPresence")).toBe(before + 3);
  session.setAway(true);
  await clock.advance(180 * second);
  expect(count("setPresence")).toBe(before + 4);
  session.setAway(false);
  await clock.advance(second);
  expect(count("setPresence")).toBe(before + 5);
});

it("asks no more often in a lively room, whose newest number is always on its way", async () => {
  const { clock, room, say, count } = await enter();
  const before = count("setPresence");
  room.setFaults({ ...noFaults, slowWriter: 1 });
  for (let tenth = 0; tenth < 1_200; tenth++) {
    void say(`message ${tenth}`);
    await clock.advance(100);
  }
  expect(count("setPresence")).toBe(before + 2);
});

it("follows who is here, and asks when somebody unknown speaks", async () => {
  const { clock, room, session, count } = await enter();
  const names = () => session.getState().room?.members.map(({ memberId }) => memberId);
  room.publish({ roomId: "room", kind: "joined", member: memberOf({ memberId: "cleo" }) });
  await clock.advance(second);
  expect(names()).toEqual(["ana", "bela", "cleo"]);
  room.publish({ roomId: "room", kind: "left", member: memberOf({ memberId: "cleo" }) });
  await clock.advance(second);
  expect(names()).toEqual(["ana", "bela"]);

  const before = count("setPresence");
  room.publish({ roomId: "room", kind: "message", message: messageOf({ memberId: "dora" }) });
  await clock.advance(second);
  expect(count("setPresence")).toBe(before + 1);
});

it("passes on what one does in the room", async () => {
  const { clock, session, say } = await enter();
  await Promise.all([say("hm"), clock.advance(second)]);
  await Promise.all([session.flag(1, "notUnderstood"), session.setLanguage("fr"), session.remove("bela"), clock.advance(second)]);
  const { messages, room } = session.getState();
  expect(messages[0]?.notUnderstoodBy).toEqual(["ana"]);
  expect(room?.members).toMatchObject([{ memberId: "ana", language: "fr" }]);
  await Promise.all([session.flag(1, "understood"), clock.advance(second)]);
  expect(session.getState().messages[0]?.notUnderstoodBy).toEqual([]);
});

it.each([
  ["the room closes", "RoomClosed", { kind: "closed" as const }],
  ["one is removed", "RemovedFromRoom", { kind: "removed" as const, member: memberOf({ memberId: "ana" }) }],
  ["one leaves in another tab", "NotAMember", { kind: "left" as const, member: memberOf({ memberId: "ana" }) }],
])("ends when %s, and asks for nothing more", async (_, code, event) => {
  const { clock, room, session } = await enter();
  room.publish({ roomId: "room", ...event });
  await clock.advance(second);
  const before = room.requests.length;
  await clock.advance(300 * second);
  expect(session.getState().ended?.code).toBe(code);
  expect(room.requests).toHaveLength(before);
});

it.each([
  ["RoomClosed", "failed"],
  ["RoomExpired", "failed"],
  ["RemovedFromRoom", "failed"],
  // Who may come back says it then.
  ["NotAMember", "queued"],
])("ends when the room says %s, and does not lose what was not said", async (code, state) => {
  const { clock, room, browser, session } = await enter();
  room.refuse("ana", code);
  session.say("hello");
  session.say("are you there?");
  await clock.advance(second);
  expect(session.getState().ended).toEqual({ code, sentence: `Told: ${code}.` });
  expect(session.getState().outbox).toMatchObject([{ text: "hello", state }, { text: "are you there?", state }]);
  expect(browser.openTab().shelf.list()).toMatchObject([{ text: "hello", state }, { text: "are you there?", state }]);
});

it.each(["leave", "close"] as const)("is over without a word after one's own %s", async (way) => {
  const { clock, room, session } = await enter();
  await Promise.all([session[way](), clock.advance(second)]);
  const before = room.requests.length;
  await clock.advance(300 * second);
  expect(session.getState().ended).toBeUndefined();
  expect(room.requests).toHaveLength(before);
});

it("is still there when leaving failed", async () => {
  const { clock, room, session, say, texts } = await enter();
  room.setFaults({ ...noFaults, lostRequest: 1 });
  const left = expect(session.leave()).rejects.toEqual(new ParleyError("ServiceUnavailable"));
  await clock.advance(second);
  await left;
  room.setFaults(noFaults);
  void say("still here?");
  await clock.advance(second);
  expect(texts()).toEqual(["still here?"]);
});

it("can be stopped and started again", async () => {
  const { clock, room, session, say, texts } = await enter();
  session.stop();
  void say("unheard");
  await clock.advance(300 * second);
  const before = room.requests.length;
  await clock.advance(300 * second);
  expect(room.requests).toHaveLength(before);
  expect(texts()).toEqual([]);
});
