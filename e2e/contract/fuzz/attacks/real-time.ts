import fc from "fast-check";
import { WebSocket } from "ws";
import type { Attack, Under } from "../attack.ts";
import { mutated, onTheWire } from "../mutate.ts";
import { isGraphQLError, type Verdict } from "../verdict.ts";
import { graphQLBodies, realSubscriptions } from "./requests.ts";

interface Input {
  /** What the connection says who it is. */
  readonly as: "person" | "forger" | "nobody" | "garbled";
  readonly frames: readonly { readonly data: Buffer; readonly binary: boolean }[];
}

const answers = new Set(["connection_ack", "connection_error", "ka", "start_ack", "data", "complete", "error"]);

/** Messages of AppSync's real-time protocol in any order, each right or gone wrong. */
export function realTime({ cloud }: Under): Attack<Input> {
  const { accessToken } = cloud.person;
  const host = `127.0.0.1:${cloud.port}`;
  const authorization = { host, Authorization: accessToken };
  const ids = fc.constantFrom("1", "2", "", "__proto__", "x".repeat(200));
  const start = fc.tuple(ids, graphQLBodies(realSubscriptions(cloud))).chain(([id, body]) =>
    mutated([{ id, type: "start", payload: { data: JSON.stringify(body), extensions: { authorization } } }]),
  );
  const rightStart = fc.tuple(ids, fc.constantFrom(...realSubscriptions(cloud))).map(([id, body]) => ({ id, type: "start", payload: { data: JSON.stringify(body), extensions: { authorization } } }));
  const other = mutated([{ type: "connection_init" }, { type: "stop", id: "1" }, { type: "ka" }, { type: "data", id: "1", payload: {} }, { type: "unknown", id: "2" }]);
  const message = fc.oneof({ weight: 3, arbitrary: start }, { weight: 2, arbitrary: rightStart }, { weight: 3, arbitrary: other }, { weight: 2, arbitrary: fc.constant({ type: "connection_init" }) });
  const frame = fc.record({ data: onTheWire(message), binary: fc.integer({ min: 0, max: 30 }).map((n) => n === 0) });
  const init = { data: Buffer.from('{"type":"connection_init"}'), binary: false };

  const headers = { person: JSON.stringify({ host, Authorization: accessToken }), forger: JSON.stringify({ host, Authorization: `${accessToken.slice(0, -3)}AAA` }), nobody: "{}", garbled: "{" };
  const protocols = (as: Input["as"]) => ["graphql-ws", `header-${Buffer.from(headers[as]).toString("base64url")}`];

  return {
    name: "real-time",
    share: 10,
    each: 4,
    inputs: fc.record({
      as: fc.oneof({ weight: 12, arbitrary: fc.constant("person" as const) }, { weight: 3, arbitrary: fc.constantFrom("forger" as const, "nobody" as const, "garbled" as const) }),
      frames: fc.tuple(fc.boolean(), fc.array(frame, { minLength: 1, maxLength: 7 })).map(([first, frames]) => (first ? [init, ...frames] : frames)),
    }),
    send: ({ as, frames }) =>
      new Promise<Verdict>((resolve) => {
        const socket = new WebSocket(`ws://${host}/graphql/realtime`, protocols(as), { perMessageDeflate: false });
        const judged = (verdict: Verdict) => {
          socket.terminate();
          resolve(verdict);
        };
        socket.on("error", (error) => judged(`no connection: ${error.message}`));
        socket.on("close", (code) => judged([1000, 1002, 1003, 1005, 1007, 1009, 4401].includes(code) ? undefined : `closed with ${code}`));
        socket.on("message", (data: Buffer) => {
          const fault = judge(data);
          if (fault !== undefined) judged(fault);
        });
        socket.on("pong", () => judged(undefined));
        socket.on("open", () => {
          for (const { data, binary } of frames) socket.send(data, { binary });
          // Answered after the frames before it were read; what they started may still be running, and is judged by the log.
          socket.ping();
        });
      }),
  };
}

function judge(data: Buffer): Verdict {
  const { type, payload } = JSON.parse(data.toString("utf8")) as { type?: string; payload?: { errors?: unknown } };
  if (type === undefined || !answers.has(type)) return `an unknown message: ${data.toString("utf8").slice(0, 300)}`;
  if (type !== "error" && type !== "connection_error") return undefined;
  const errors = payload?.errors;
  return Array.isArray(errors) && errors.length > 0 && (errors as unknown[]).every(isGraphQLError) ? undefined : `no named error: ${data.toString("utf8").slice(0, 300)}`;
}
