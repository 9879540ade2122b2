import { expect, it } from "vitest";
import { createVirtualClock } from "../../../device/virtual-clock.fixture.ts";
import { createBrowser } from "../session/browser.fixture.ts";
import { createModelRoom, noFaults } from "../session/model-room.fixture.ts";
import { startRoomSession } from "../session/start-room-session.ts";
import { createSender } from "./create-sender.ts";

const second = 1_000;
const online = { isOnline: () => true, subscribe: () => () => undefined };

/** Ana's browser, with texts that an earlier visit left. */
async function enter(...texts: string[]) {
  const clock = createVirtualClock();
  const room = createModelRoom(clock, () => 0.5, ["ana"]);
  const browser = createBrowser(clock);
  const of = { roomId: "room", roomTitle: "Parents' evening", memberId: "ana", language: "en", state: "queued" as const };
  const { shelf } = browser.openTab();
  for (const [index, text] of texts.entries()) shelf.put({ ...of, messageId: `id ${index}`, text, typedAt: index });
  const common = { transport: room.transportOf("ana"), online, clock, random: () => 0.5 };
  const start = (tab = browser.openTab()) => {
    const sender = createSender({ ...common, shelf: tab.shelf, lock: tab.lock });
    sender.start();
    return sender;
  };
  const openPage = (tab = browser.openTab()) => startRoomSession({ ...common, roomId: "room", shelf: tab.shelf, lock: tab.lock });
  return { clock, room, browser, shelf, start, openPage, said: () => room.messages().map(({ text }) => text) };
}

it("says what an earlier visit left, in order and once, with a sender in each of three tabs", async () => {
  const { clock, room, browser, start, said } = await enter("one", "two", "three");
  for (let tab = 0; tab < 3; tab++) start();
  await clock.advance(10 * second);
  expect(said()).toEqual(["one", "two", "three"]);
  expect(room.requests).toEqual(["say", "say", "say"]);
  expect(browser.items.size).toBe(0);
});

it("says it when the tab that was sending crashed before it was answered", async () => {
  const { clock, room, browser, start, said } = await enter("one", "two");
  const tab = browser.openTab();
  const crashing = start(tab);
  await clock.advance(70);
  expect(said()).toEqual(["one"]);
  start();
  tab.crash();
  crashing.stop();
  await clock.advance(5 * second);
  expect(said()).toEqual(["one", "two"]);
  expect(room.requests).toEqual(["say", "say", "say"]);
  expect(browser.items.size).toBe(0);
});

it("tries again what did not arrive, ever more rarely", async () => {
  const { clock, room, start, said } = await enter("one");
  room.setFaults({ ...noFaults, lostRequest: 1 });
  start();
  await clock.advance(60 * second);
  expect(room.requests.length).toBeGreaterThan(5);
  expect(room.requests.length).toBeLessThan(15);
  room.setFaults(noFaults);
  await clock.advance(10 * second);
  expect(said()).toEqual(["one"]);
});

it("leaves what was refused on the shelf, with the reason, and says the rest", async () => {
  const { clock, shelf, start, said } = await enter("refuse this", "fine");
  start();
  await clock.advance(5 * second);
  expect(said()).toEqual(["fine"]);
  expect(shelf.list()).toMatchObject([{ text: "refuse this", state: "failed", problem: { code: "TextTooLong" } }]);
});

it("marks what waits for a room that is over, and asks once for each", async () => {
  const { clock, room, shelf, start } = await enter("one", "two");
  room.refuse("ana", "RoomClosed");
  start();
  await clock.advance(60 * second);
  expect(shelf.list()).toMatchObject([
    { text: "one", state: "failed", problem: { code: "RoomClosed" } },
    { text: "two", state: "failed", problem: { code: "RoomClosed" } },
  ]);
  expect(room.requests).toHaveLength(2);
});

it("says what comes to wait later, and what is tried once more", async () => {
  const { clock, shelf, start, said } = await enter("refuse this");
  start();
  await clock.advance(5 * second);
  const [refused] = shelf.list();
  if (refused) shelf.put({ ...refused, text: "allow this", state: "queued" });
  await clock.advance(5 * second);
  expect(said()).toEqual(["allow this"]);
});

it("leaves a room to its page while one is open in this tab, and takes over when it is left", async () => {
  const { clock, room, browser, shelf, start, said } = await enter();
  const tab = browser.openTab();
  start(tab);
  const leave = tab.shelf.attend("room");
  shelf.put({ roomId: "room", roomTitle: "", memberId: "ana", messageId: "id", text: "one", language: "en", typedAt: 0, state: "queued" });
  await clock.advance(5 * second);
  expect(room.requests).toEqual([]);
  leave();
  await clock.advance(5 * second);
  expect(said()).toEqual(["one"]);
});

it("lets an open page in another tab show what it said", async () => {
  const { clock, openPage, start } = await enter("one", "two");
  start();
  const page = openPage();
  await clock.advance(10 * second);
  expect(page.getState()).toMatchObject({ outbox: [], messages: [{ text: "one" }, { text: "two" }] });
});

it("does nothing more once it is stopped", async () => {
  const { clock, room, start } = await enter("one");
  room.setFaults({ ...noFaults, lostRequest: 1 });
  const sender = start();
  await clock.advance(5 * second);
  sender.stop();
  const before = room.requests.length;
  await clock.advance(60 * second);
  expect(room.requests).toHaveLength(before);
});
