import fc from "fast-check";
import { expect, it } from "vitest";
import { seeded } from "../../../device/seeded.fixture.ts";
import { createVirtualClock } from "../../../device/virtual-clock.fixture.ts";
import { unmarked } from "../phrase.ts";
import { toPhrase } from "./kept-phrase.ts";
import { createModelDevice } from "./model-device.fixture.ts";
import { createModelPhrases, type Faults, noFaults } from "./model-phrases.fixture.ts";

/** Two browsers of one person; the first has two tabs open. */
const seats = [["laptop", 0], ["laptop", 1], ["phone", 0]] as const;
const words = ["yes", "no", "thanks"];

const event = fc.record({
  seat: fc.nat(seats.length - 1),
  word: fc.nat(words.length - 1),
  do: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom("keep", "edit", "edit", "remove", "restore") },
    { weight: 4, arbitrary: fc.constantFrom("wait", "wait long") },
    { weight: 2, arbitrary: fc.constantFrom("crash", "cut", "mend", "hurry") },
  ),
  ms: fc.nat(1_000),
});
const often = fc.constantFrom(0, 0.1, 0.4);
const faults: fc.Arbitrary<Faults> = fc.record({ lostRequest: often, lostAnswer: often, lateRequest: often, doubled: often, lostEvent: often });

it("does on the server all that was done on each device, once and in order, whatever happens", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40, size: "max" }), faults, fc.nat(), async (events, fault, seed) => {
      const world = createWorld(seed);
      world.server.setFaults(fault);
      await world.clock.advance(500);
      for (const one of events) await world.play(one);
      await world.heal();

      const stored = world.server.phrases().map(toPhrase).sort(byId);
      for (const device of world.devices.values()) {
        expect(await device.disk.items()).toEqual([]);
        expect((await device.disk.load()).phrases.map(toPhrase).sort(byId)).toEqual(stored);
        for (const { book } of device.tabs()) {
          const { phrases = [], outbox } = book.getState();
          expect(outbox).toEqual([]);
          expect(phrases.map(toPhrase).sort(byId)).toEqual(stored);
        }
      }
      for (const [name, device] of world.devices) {
        for (const word of new Set(device.added().map(({ id }) => id))) {
          const done = world.server.done().filter((one) => one.device === name && one.id === word);
          // An attempt may be repeated before the next thing is done, never after.
          expect(withoutRepeats(done)).toEqual(withoutRepeats(device.added().filter(({ id }) => id === word)));
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
const withoutRepeats = (list: readonly { what: string }[]) => list.map(({ what }) => what).filter((what, index, all) => what !== all[index - 1]);

function createWorld(seed: number) {
  const clock = createVirtualClock();
  const random = seeded(seed);
  const server = createModelPhrases(clock, random);
  const world = { clock, random, server };
  const devices = new Map(["laptop", "phone"].map((name) => [name, createModelDevice(name, world)]));
  for (const [name] of seats) devices.get(name)?.openTab();
  let number = 0;

  async function play({ seat, word, do: what, ms }: { seat: number; word: number; do: string; ms: number }) {
    const [name, place] = seats[seat] ?? seats[0];
    const device = devices.get(name);
    const tab = device?.tabs()[place];
    if (!device || !tab) return;
    const { book } = tab;
    const sourceText = words[word] ?? "";
    const stands = book.getState().phrases?.find((phrase) => phrase.sourceText === sourceText);
    const note = `${++number}`;
    switch (what) {
      case "keep":
        void book.keep([{ sourceText, sourceLanguage: "en", targetText: sourceText, targetLanguage: "es", note }]);
        break;
      case "edit":
        if (stands) void book.edit([stands.id], { note });
        break;
      case "remove":
        if (stands) void book.remove([stands.id]);
        break;
      case "restore":
        void book.restore([
          { ...unmarked, id: `${sourceText} 0`, sourceText, sourceLanguage: "en", targetText: sourceText, targetLanguage: "es", note, createdAt: "2026-01-01T00:00:00.000Z" },
        ]);
        break;
      case "wait":
        await clock.advance(ms);
        break;
      case "wait long":
        await clock.advance(ms * 40);
        break;
      case "crash":
        tab.crash();
        device.openTab();
        break;
      case "cut":
        device.setCut(true);
        break;
      case "mend":
        device.setCut(false);
        break;
      case "hurry":
        book.hurry();
        break;
    }
    // What was pressed is on the disk before the next press, or the tab crashes first.
    await clock.advance(ms % 30);
  }

  return {
    clock,
    server,
    devices,
    play,
    /** The network is good again for long enough, and everybody reads the whole list once more. */
    async heal() {
      server.setFaults(noFaults);
      for (const device of devices.values()) device.setCut(false);
      await clock.advance(300_000);
      for (const device of devices.values()) device.tabs().forEach(({ crash }) => crash());
      for (const [name] of seats) devices.get(name)?.openTab();
      await clock.advance(60_000);
    },
  };
}
