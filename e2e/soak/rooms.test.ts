import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pass } from "node:timers/promises";
import { afterAll, expect, it, onTestFailed } from "vitest";
import type { Message } from "../../src/features/rooms/room.ts";
import { freePort, startProduct, type Product } from "../support/product.ts";
import { signedInHost } from "../support/room-host.ts";
import { newGuest, roomMember, type RoomMember } from "../support/room-member.ts";
import { seededRandom } from "./random.ts";
import { type Seat, takeSeat } from "./seat.ts";

/** `SOAK_SEED` plays the same again, as far as clocks allow; `SOAK_SECONDS` makes it longer. */
const seed = Number(process.env["SOAK_SEED"] ?? Date.now() % 1_000_000);
const seconds = Number(process.env["SOAK_SECONDS"] ?? 20);
const members = 100;
const everyMs = { say: 200, cut: 350, restart: 12_000 };
const healsWithinMs = 60_000;

/** Few, so that translations come from memory: the sequence is what is on trial. */
const phrases: Readonly<Record<string, readonly string[]>> = {
  en: ["Good morning.", "Where is the school?", "Thank you."],
  es: ["Buenos días.", "¿Dónde está la escuela?", "Gracias."],
};
const languages = Object.keys(phrases);

const dataDirectory = await mkdtemp(join(tmpdir(), "parley-soak-"));
const random = seededRandom(seed);
const seats: Seat[] = [];
/** The last lines that the cloud printed. */
const log: string[] = [];
let product: Product | undefined;
afterAll(async () => {
  for (const seat of seats) seat.stop();
  await product?.stop();
  await rm(dataDirectory, { recursive: true });
});

it(
  `brings every acknowledged message to every member once and in order, over cut lines, reloads and restarts (seed ${seed})`,
  { timeout: (seconds + 240) * 1000 },
  async () => {
    onTestFailed(() => console.error(`The seed was ${seed}. The last lines of the cloud:\n${log.join("\n")}`));
    const port = await freePort();
    product = await start(port);
    const { host, outputs } = await signedInHost(product.origin);
    const room = await host.openRoom("Soak", "en", "Host");
    const { roomId } = room;

    const sit = (member: RoomMember, memberId: string) =>
      seats.push(takeSeat({ roomId, memberId, member, mends: seats.length % 2 === 0, random: () => random.next() }));
    sit(host, room.me);
    for (let some = 1; some < members; some += 9) {
      const indexes = Array.from({ length: Math.min(9, members - some) }, (_, index) => some + index);
      await Promise.all(
        indexes.map(async (index) => {
          const guest = roomMember(outputs, await newGuest(outputs));
          const { memberId } = await guest.joinRoom(room.code, `Guest ${index}`, languageOf(index));
          sit(guest, memberId);
        }),
      );
    }
    await expect.poll(() => unsettled(seats), { timeout: healsWithinMs }).toEqual([]);

    const gone = await playUntil(performance.now() + seconds * 1000, host, roomId, port);

    for (const seat of seats) seat.comeBack();
    const here = seats.filter((seat) => !gone.has(seat));
    await expect.poll(() => unsettled(here), { timeout: healsWithinMs, interval: 250 }).toEqual([]);
    const standing = await readAll(host, roomId);
    const newest = standing.at(-1)?.sequence;
    await expect.poll(() => unsettled(here, newest), { timeout: healsWithinMs }).toEqual([]);

    // What stands: each message once, each number once, in order.
    const idsOf = (messages: readonly Message[]) => messages.map(({ sequence, messageId }) => `${sequence} ${messageId}`);
    expect(new Set(standing.map(({ messageId }) => messageId)).size).toBe(standing.length);
    expect(standing.map(({ sequence }) => sequence)).toEqual([...new Set(standing.map(({ sequence }) => sequence))].sort((a, b) => a - b));
    // All that was acknowledged stands, under the number that was told; all that a present member said stands once, in the order said.
    const numbers = new Map(standing.map(({ messageId, sequence }) => [messageId, sequence]));
    for (const seat of seats) for (const [messageId, sequence] of seat.acknowledged) expect(numbers.get(messageId), messageId).toBe(sequence);
    for (const seat of here) expect(standing.filter(({ memberId }) => memberId === seat.memberId).map(({ text }) => text)).toEqual(seat.said);
    // Everyone who is there has exactly that, and nobody ever showed anything else.
    for (const seat of here) expect(idsOf(seat.state().messages)).toEqual(idsOf(standing));
    expect(seats.flatMap(({ faults }) => faults)).toEqual([]);
    // Those who are not there any more got nothing after that.
    for (const [seat, last] of gone) expect(seat.state().messages.filter(({ sequence }) => sequence > last)).toEqual([]);
    expect(standing.length).toBeGreaterThan(seconds); // It was a conversation.
    console.log(`${standing.length} messages to ${here.length} members; numbers up to ${newest ?? 0}; seed ${seed}`);
  },
);

async function start(port: number): Promise<Product> {
  const started = await startProduct({ dataDirectory, port });
  for (const stream of [started.process.stdout, started.process.stderr]) {
    if (stream) createInterface({ input: stream }).on("line", (line) => log.splice(0, log.push(line) - 60));
  }
  return started;
}

const languageOf = (index: number) => languages[index % languages.length] ?? "";

/** Talk, trouble and restarts until then. Resolves with who left or was removed, and the newest number at that time. */
async function playUntil(end: number, host: RoomMember, roomId: string, port: number): Promise<Map<Seat, number>> {
  const gone = new Map<Seat, number>();
  const guests = seats.slice(1);
  const isOn = () => performance.now() < end;
  const anyone = () => random.pick(guests.filter((seat) => !gone.has(seat)));

  const again = async (ms: number, act: () => unknown) => {
    while (isOn()) {
      await pass(ms * (0.5 + random.next()));
      await act();
    }
  };
  const talk = () => {
    const seat = anyone();
    const { room } = seat.state();
    const language = room?.members.find(({ memberId }) => memberId === seat.memberId)?.language;
    // A page that was just reloaded shows no field to type in yet.
    if (language !== undefined) seat.say(random.pick(phrases[language] ?? []));
  };
  const trouble = () => {
    const seat = anyone();
    const kind = random.below(10);
    if (kind < 5) seat.cut();
    else if (kind < 8) seat.reload();
    else {
      seat.goOffline();
      setTimeout(seat.comeBack, 500 + random.below(5_000));
    }
  };
  const restart = async () => {
    product?.process.kill(random.next() < 0.5 ? "SIGKILL" : "SIGINT");
    await new Promise((done) => product?.process.once("exit", done));
    product = await start(port);
  };
  const goAway = async () => {
    const seat = anyone();
    try {
      if (random.next() < 0.5) await seat.leave();
      else await host.removeMember(roomId, seat.memberId);
      gone.set(seat, Infinity);
      gone.set(seat, (await host.room(roomId)).sequence);
    } catch {
      // The cloud was being restarted. Whether it happened nobody can tell: the seat is on neither side of the proof.
      gone.set(seat, Infinity);
    }
  };

  await Promise.all([again(everyMs.say, talk), again(everyMs.cut, trouble), again(everyMs.restart, restart), again(everyMs.restart / 2, goAway)]);
  return gone;
}

async function readAll(member: RoomMember, roomId: string): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const page = await member.messages(roomId, all.at(-1)?.sequence ?? 0, 100);
    if (page.length === 0) return all;
    all.push(...page);
  }
}

/** The first of the seats that do not have everything yet. */
function unsettled(of: readonly Seat[], newest?: number): string[] {
  const waiting = of.filter((seat) => {
    const { connection, outbox, messages } = seat.state();
    return connection !== "live" || outbox.length > 0 || (newest !== undefined && messages.at(-1)?.sequence !== newest);
  });
  return waiting.slice(0, 3).map((seat) => {
    const { connection, outbox, ended, messages } = seat.state();
    return JSON.stringify({ of: waiting.length, memberId: seat.memberId, connection, outbox, ended, newest: messages.at(-1)?.sequence });
  });
}
