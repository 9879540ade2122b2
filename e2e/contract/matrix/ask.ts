import { WebSocket } from "ws";
import { withoutHost } from "../fuzz/sign.ts";
import type { Callers, CallerName } from "./callers.ts";

export interface Asked {
  readonly query: string;
  readonly variables: object;
}

export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly errorType?: string | null; readonly message: string }[];
}

export async function ask({ outputs, prove }: Callers, who: CallerName, asked: Asked): Promise<Answer> {
  const body = JSON.stringify(asked);
  const headers = withoutHost(prove[who]("/graphql", body));
  const response = await fetch(outputs.data.url, { method: "POST", headers, body });
  return (await response.json()) as Answer;
}

/** Whether the subscription starts. Data is `{}` if so: what it then delivers is for the tests of rooms and phrases. */
export function startSubscription({ outputs, prove }: Callers, who: CallerName, asked: Asked): Promise<Answer> {
  const header = Buffer.from(JSON.stringify(prove[who]("/graphql/connect", "{}"))).toString("base64url");
  const data = JSON.stringify(asked);
  const socket = new WebSocket(`${outputs.data.url.replace(/^http/, "ws")}/realtime`, ["graphql-ws", `header-${header}`]);
  return new Promise<Answer>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("Closed without an answer.")));
    socket.on("open", () => socket.send('{"type":"connection_init"}'));
    socket.on("message", (text: Buffer) => {
      const { type, payload } = JSON.parse(text.toString()) as { type: string; payload?: Answer };
      if (type === "connection_ack") socket.send(JSON.stringify({ id: "1", type: "start", payload: { data, extensions: { authorization: prove[who]("/graphql", data) } } }));
      else if (type === "start_ack") resolve({ data: {} });
      else if (type === "error" || type === "connection_error") resolve({ errors: payload?.errors ?? [] });
    });
  }).finally(() => socket.terminate());
}

/** `allow`, `nothing` where the answer has nobody's data in it, or the code of the error. */
export function verdictOf({ data, errors }: Answer): string {
  const [error] = errors ?? [];
  if (error) return (error.errorType === "Lambda:Unhandled" ? /^(\w+):/.exec(error.message)?.[1] : error.errorType) ?? error.message;
  const [value] = Object.values(data ?? {});
  const isEmpty = typeof value === "object" && value !== null && "items" in value && Array.isArray(value.items) && value.items.length === 0;
  return isEmpty ? "nothing" : "allow";
}
