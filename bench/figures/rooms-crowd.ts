/**
 * The people of the figures of rooms, in a process of their own, so that they take no time from the server's. Told what
 * to do in one message, it answers with what it measured.
 */
import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import { signedInHost } from "../../e2e/support/room-host.ts";
import { newGuest, roomMember, type RoomEvent, type RoomMember } from "../../e2e/support/room-member.ts";
import { inTurn, quantile } from "../measure.ts";
import { memoryOf } from "./rooms-memory.ts";

export type Task =
  | { readonly do: "broadcast"; readonly origin: string; readonly yardstickPort: number }
  | { readonly do: "sustain"; readonly origin: string; readonly pid: number }
  | { readonly do: "crowd"; readonly origin: string };

const languages = ["en", "es", "ca", "fr"] as const;
const phrases = { en: "Good morning to everyone.", es: "Buenos días a todos.", ca: "Bon dia a tothom.", fr: "Bonjour à tous." };

interface Person {
  readonly member: RoomMember;
  readonly language: (typeof languages)[number];
}

/** When a message was said, acknowledged and last delivered, and to how many. */
interface Way {
  readonly saidAt: number;
  ackedAt: number;
  readonly deliveredAt: number[];
}

/** A room that everyone in it listens to, the first person's own. */
class Conversation {
  readonly ways = new Map<string, Way>();
  lastEvent: RoomEvent | undefined;
  deliveries = 0;

  constructor(
    readonly roomId: string,
    readonly people: readonly Person[],
  ) {}

  async listen(): Promise<void> {
    await Promise.all(
      this.people.map(({ member }) =>
        member.listen(this.roomId, (event) => {
          if (!event.message) return;
          this.lastEvent = event;
          this.deliveries += 1;
          this.ways.get(event.message.messageId)?.deliveredAt.push(performance.now());
        }).started,
      ),
    );
  }

  async say({ member, language }: Person): Promise<Way> {
    const messageId = randomUUID();
    const way: Way = { saidAt: performance.now(), ackedAt: 0, deliveredAt: [] };
    this.ways.set(messageId, way);
    await member.say(this.roomId, messageId, phrases[language], language);
    way.ackedAt = performance.now();
    return way;
  }

  async deliveredToAll(way: Way, withinMs = 5_000): Promise<void> {
    const until = performance.now() + withinMs;
    while (way.deliveredAt.length < this.people.length) {
      if (performance.now() > until) throw new Error(`${way.deliveredAt.length} of ${this.people.length} members got a message.`);
      await new Promise(setImmediate);
    }
  }
}

const person = (member: RoomMember, index: number): Person => ({ member, language: languages[index % languages.length] ?? "en" });

async function guests(outputs: Parameters<typeof newGuest>[0], count: number): Promise<RoomMember[]> {
  const all: RoomMember[] = [];
  while (all.length < count) all.push(roomMember(outputs, await newGuest(outputs)));
  return all;
}

async function open(host: RoomMember, others: readonly RoomMember[]): Promise<Conversation> {
  const { roomId, code } = await host.openRoom("Bench", "en", "Host");
  const people = [host, ...others].map(person);
  for (const { member, language } of people.slice(1)) await member.joinRoom(code, "Guest", language);
  const conversation = new Conversation(roomId, people);
  await conversation.listen();
  // From here on every translation is in memory.
  for (const one of people.slice(0, languages.length)) await conversation.deliveredToAll(await conversation.say(one), 60_000);
  return conversation;
}

/** One message at a time to 100 members, in turn with the bare broadcast of the same text to as many sockets. */
async function broadcast({ origin, yardstickPort }: { origin: string; yardstickPort: number }) {
  const { host, outputs } = await signedInHost(origin);
  const conversation = await open(host, await guests(outputs, 99));
  const speaker = conversation.people[0] ?? person(host, 0);
  const sockets = await Promise.all(conversation.people.map(() => bareSocket(yardstickPort)));

  const bare = () =>
    new Promise<void>((done) => {
      const payload = JSON.stringify({ id: "1", type: "data", payload: { data: { onRoomEvent: conversation.lastEvent } } });
      let waiting = sockets.length;
      for (const socket of sockets) {
        socket.once("message", (text: Buffer) => {
          JSON.parse(text.toString());
          if (--waiting === 0) done();
        });
      }
      sockets[0]?.send(payload);
    });
  const ways: Way[] = [];
  const say = async () => {
    const way = await conversation.say(speaker);
    await conversation.deliveredToAll(way);
    ways.push(way);
  };
  await inTurn(50, say, bare);
  ways.length = 0;
  const { yardstick } = await inTurn(150, say, bare);
  const lastOf = ({ deliveredAt }: Way) => Math.max(...deliveredAt);
  return {
    fromAcknowledged: quantile(ways.map((way) => Math.max(0, lastOf(way) - way.ackedAt)), 0.95),
    fromSaid: quantile(ways.map((way) => lastOf(way) - way.saidAt), 0.95),
    bare: quantile(yardstick, 0.95),
  };
}

const messages = 10_000;
const speakers = 6;

/** As many messages as go, by a few of 100 members who each wait for the answer before they go on. */
async function sustain({ origin, pid }: { origin: string; pid: number }) {
  const { host, outputs } = await signedInHost(origin);
  const conversation = await open(host, await guests(outputs, 99));
  const { people } = conversation;
  const talk = async (count: number) => {
    conversation.ways.clear();
    conversation.deliveries = 0;
    let left = count;
    const startedAt = performance.now();
    await Promise.all(
      people.slice(0, speakers).map(async (one) => {
        while (left-- > 0) await conversation.say(one);
      }),
    );
    for (const way of conversation.ways.values()) await conversation.deliveredToAll(way);
    return conversation.ways.size / ((performance.now() - startedAt) / 1000);
  };
  await talk(300);
  const before = await memoryOf(pid);
  const perSecond = await talk(messages);
  return { perSecond, messages, before, after: await memoryOf(pid) };
}

const rooms = 50;
const perRoom = 20;
const secondsOfTalk = 20;
const pauseMs = 2_000;

/** The same 20 people in 50 rooms, a socket for each, somebody in each room saying something every two seconds. */
async function crowd({ origin }: { origin: string }) {
  const { host, outputs } = await signedInHost(origin);
  const others = await guests(outputs, perRoom - 1);
  const all: Conversation[] = [];
  while (all.length < rooms) all.push(await open(host, others));
  for (const { ways } of all) ways.clear();
  const end = performance.now() + secondsOfTalk * 1000;
  await Promise.all(
    all.map(async (conversation, index) => {
      await pass((pauseMs * index) / rooms);
      for (let turn = 0; performance.now() < end; turn++) {
        const speaker = conversation.people[turn % perRoom];
        if (speaker) await Promise.all([conversation.say(speaker), pass(pauseMs)]);
      }
    }),
  );
  await pass(3_000);
  const ways = all.flatMap((conversation) => [...conversation.ways.values()]);
  const delays = ways.flatMap(({ saidAt, deliveredAt }) => deliveredAt.map((at) => at - saidAt));
  return { p95: quantile(delays, 0.95), said: ways.length, lost: ways.length * perRoom - delays.length };
}

async function bareSocket(port: number): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  socket.setMaxListeners(0);
  await new Promise((done) => socket.once("open", done));
  return socket;
}

const pass = (ms: number) => new Promise((done) => setTimeout(done, ms));

export interface Results {
  readonly broadcast: Awaited<ReturnType<typeof broadcast>>;
  readonly sustain: Awaited<ReturnType<typeof sustain>>;
  readonly crowd: Awaited<ReturnType<typeof crowd>>;
}

process.once("message", (task: Task) => {
  const work = task.do === "broadcast" ? broadcast(task) : task.do === "sustain" ? sustain(task) : crowd(task);
  work.then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error instanceof Error ? error.stack : error) }),
  );
});
