import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { signedInHost } from "../../e2e/support/room-host.ts";
import { newGuest, roomMember } from "../../e2e/support/room-member.ts";
import type { Product } from "../../e2e/support/product.ts";
import { startEngines } from "../../local/ai-services.ts";
import { synthesize } from "../../local/build/synthesize.ts";
import { startCloud } from "../../local/cloud.ts";
import type { Service } from "../../local/gateway/service.ts";
import type { Figure } from "../figure.ts";
import type { Results, Task } from "./rooms-crowd.ts";

/** Live conversations: people in a process of their own, the product in another, the bare broadcast in a third. */
export async function rooms({ origin, process: { pid = 0 } }: Product): Promise<readonly Figure[]> {
  const yardstick = start("rooms-broadcast");
  const [yardstickPort] = (await once(yardstick, "message")) as [number];
  const broadcast = await ask<Results["broadcast"]>({ do: "broadcast", origin, yardstickPort });
  yardstick.kill();
  const sustained = await ask<Results["sustain"]>({ do: "sustain", origin, pid });
  const crowd = await ask<Results["crowd"]>({ do: "crowd", origin });
  const calls = await translateCalls();

  const { before, after } = sustained;
  const resident = after.residentMb - before.residentMb;
  const bare = `a bare \`ws\` broadcast of the same text to 100 sockets: ${broadcast.bare.toFixed(1)} ms`;
  return [
    {
      name: "`say` acknowledged to delivered at the last of 100 members, p95 (0: all had it before the speaker was answered)",
      measured: broadcast.fromAcknowledged,
      unit: "ms",
      bound: 3 * broadcast.bare,
      yardstick: bare,
    },
    { name: "`say` sent to delivered at the last of 100 members, p95", measured: broadcast.fromSaid, unit: "ms", yardstick: bare },
    {
      name: "messages a second sustained in one room of 100 members, translations from memory, all delivered",
      measured: sustained.perSecond,
      unit: "/s",
      bound: 50,
      atLeast: true,
      yardstick: `${sustained.messages} messages, ${100 * sustained.messages} deliveries`,
    },
    {
      name: "TranslateText calls for one message, 100 members in 4 languages",
      measured: calls,
      unit: "calls",
      bound: 3,
      yardstick: "counted on the wire",
    },
    {
      name: `memory growth of the server over ${sustained.messages} messages to 100 members`,
      measured: after.heapMb !== undefined && before.heapMb !== undefined ? after.heapMb - before.heapMb : resident,
      unit: "MB",
      yardstick: `heap after collection, before: ${before.heapMb?.toFixed(0) ?? "unknown"} MB; resident: ${before.residentMb.toFixed(0)} to ${after.residentMb.toFixed(0)} MB`,
    },
    {
      name: "50 rooms of 20 members talking at once, `say` sent to delivered, p95",
      measured: crowd.p95,
      unit: "ms",
      yardstick: `${crowd.said} messages, ${20 * crowd.said} deliveries, ${crowd.lost} lost`,
    },
    { name: "deliveries lost in those 50 rooms", measured: crowd.lost, unit: "lost", bound: 0, yardstick: "of what was acknowledged" },
  ];
}

function start(program: string): ChildProcess {
  return fork(fileURLToPath(new URL(`${program}.ts`, import.meta.url)), { execArgv: ["--import", "tsx"] });
}

async function ask<Result>(task: Task): Promise<Result> {
  const people = start("rooms-crowd");
  people.send(task);
  const [answer] = (await Promise.race([once(people, "message"), once(people, "exit")])) as [{ result?: Result; error?: string } | number];
  people.kill();
  if (typeof answer === "object" && answer.result) return answer.result;
  throw new Error(typeof answer === "object" ? answer.error : `The people of rooms ended with code ${answer}.`);
}

/** In a cloud of this process, whose Translate counts its requests. */
async function translateCalls(): Promise<number> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const assembly = await synthesize({ root, cacheDirectory: join(root, ".parley/cache"), onStart: () => undefined });
  const dataDirectory = await mkdtemp(join(tmpdir(), "parley-bench-"));
  let calls = 0;
  const counted = (service: Service): Service => ({
    ...service,
    handle(request, response) {
      if (String(request.headers["x-amz-target"]).endsWith(".TranslateText")) calls += 1;
      return service.handle(request, response);
    },
  });
  const engines = startEngines();
  const cloud = await startCloud({ assembly, dataDirectory, ai: (checks) => engines.ai(checks).map(counted) });
  try {
    const { host, outputs } = await signedInHost(cloud.origin);
    const { roomId, code } = await host.openRoom("Bench", "en", "Host");
    for (let index = 1; index < 100; index++) {
      const guest = roomMember(outputs, await newGuest(outputs));
      await guest.joinRoom(code, "Guest", ["en", "es", "ca", "fr"][index % 4] ?? "en");
    }
    const { translations } = await host.say(roomId, "counted", "The meeting starts at nine.", "en");
    if (translations.length !== 3) throw new Error(`The message has ${translations.length} translations.`);
    return calls;
  } finally {
    await cloud.close();
    await engines.close();
    await rm(dataDirectory, { recursive: true });
  }
}
