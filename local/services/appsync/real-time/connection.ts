import type { WebSocket } from "ws";
import type { Authenticate } from "../authorization/authenticate.ts";
import type { Caller } from "../authorization/auth-mode.ts";
import { readRequest } from "../execution/read-request.ts";
import { RequestError } from "../execution/request-error.ts";
import type { Clock } from "../../interfaces.ts";
import { refusal } from "../http.ts";
import { readMessage, type StartMessage } from "./messages.ts";
import type { Registry, Subscriber } from "./registry.ts";
import { SubscriptionRefused, type StartSubscription } from "./start-subscription.ts";

const keepAliveMs = 60_000;
const connectionTimeoutMs = 300_000;
const mostSubscriptions = 100;
/** What may wait for a client that reads slower than it is sent to: it is cut off then, connects anew, and asks for what it missed. */
const mostUnsentBytes = 4 * 1024 * 1024;
const longestTimerMs = 24 * 3_600_000; // AppSync ends every connection after a day.

export interface ConnectionOptions {
  readonly authenticate: Authenticate;
  readonly start: StartSubscription;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly sourceIp: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly log: (message: string) => void;
  /** Settles when the connection's own authorization is proven or refused. */
  readonly authorized: Promise<Caller>;
}

/** Speaks AppSync's real-time protocol on one socket: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html */
export function serveConnection(socket: WebSocket, options: ConnectionOptions): void {
  const { authenticate, start, registry, clock, sourceIp, headers, log, authorized } = options;
  /** By the client's id: what ends each subscription. One that is still starting is there too. */
  const subscriptions = new Map<string, () => void>();
  let keepAlive: NodeJS.Timeout | undefined;

  function sendText(text: string): void {
    if (socket.bufferedAmount > mostUnsentBytes) socket.terminate();
    else socket.send(text);
  }
  const send = (message: object) => sendText(JSON.stringify(message));
  const sendErrors = (id: string | undefined, errors: readonly object[]) =>
    send({ ...(id === undefined ? {} : { id }), type: "error", payload: { errors } });

  async function acknowledge(): Promise<void> {
    await authorized;
    send({ type: "connection_ack", payload: { connectionTimeoutMs } });
    send({ type: "ka" });
    keepAlive ??= setInterval(() => send({ type: "ka" }), keepAliveMs);
  }

  async function subscribe({ id, data, authorization }: StartMessage): Promise<void> {
    if (subscriptions.has(id)) throw new RequestError("DuplicatedOperationError", `The id ${id} is in use.`);
    if (subscriptions.size >= mostSubscriptions) {
      throw new RequestError("MaxSubscriptionsReachedError", `Max number of ${mostSubscriptions} subscriptions reached`);
    }
    // Whether it was stopped is asked of the map: the entry is another one, or gone, by then.
    const starting = () => undefined;
    const isStopped = () => subscriptions.get(id) !== starting;
    subscriptions.set(id, starting);
    try {
      const caller = await authenticate({ headers: authorization, url: "/graphql", body: data, sourceIp });
      const { interest, invalidationFilter } = await start(readRequest(data), caller, { headers, domainName: null });
      if (isStopped()) return;
      const prefix = `{"id":${JSON.stringify(id)},"type":"data","payload":`;
      const subscriber: Subscriber = {
        send: (payload) => sendText(`${prefix}${payload}}`),
        end: () => stop(id),
        invalidationFilter,
      };
      const remove = registry.add(interest, subscriber);
      const expiry = expireAt(id, caller);
      subscriptions.set(id, () => {
        remove();
        clearTimeout(expiry);
      });
      send({ id, type: "start_ack" });
    } catch (error) {
      if (isStopped()) return;
      subscriptions.delete(id);
      throw error;
    }
  }

  function expireAt(id: string, { expiresAt }: Caller): NodeJS.Timeout {
    const lifetime = expiresAt === undefined ? longestTimerMs : Math.min(expiresAt - clock.now(), longestTimerMs);
    return setTimeout(() => {
      drop(id);
      sendErrors(id, [{ errorType: "UnauthorizedException", message: "Token expired" }]);
    }, Math.max(lifetime, 0)).unref();
  }

  function drop(id: string): boolean {
    const end = subscriptions.get(id);
    subscriptions.delete(id);
    end?.();
    return end !== undefined;
  }

  function stop(id: string): void {
    if (drop(id)) send({ id, type: "complete" });
    else sendErrors(id, [{ errorType: "UnknownOperationError", message: `Unknown operation id ${id}` }]);
  }

  async function receive(text: string): Promise<void> {
    const message = readMessage(text);
    if (message.type === "connection_init") return acknowledge();
    await authorized;
    if (message.type === "start") return subscribe(message);
    stop(message.id);
  }

  function fail(error: unknown, id: string | undefined): void {
    try {
      if (error instanceof SubscriptionRefused) {
        sendErrors(id, error.errors);
        return;
      }
      const { errorType, message } = refusal(error);
      sendErrors(id, [{ errorType, message }]);
    } catch (fault) {
      log(`A subscription failed: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
      sendErrors(id, [{ errorType: "InternalFailure", message: "The local cloud failed; its log says why." }]);
    }
  }

  function refuseConnection(error: unknown): void {
    const { errorType, message, status } = refusal(error);
    send({ type: "connection_error", payload: { errors: [{ errorType, message, errorCode: status }] } });
    socket.close(4401, errorType);
  }

  authorized.catch(() => undefined);
  socket.on("message", (data, isBinary) => {
    const text = isBinary ? "" : (data as Buffer).toString("utf8");
    receive(text).catch((error: unknown) => {
      authorized.then(
        () => fail(error, idOf(text)),
        // Said on the first message rather than at once: a client listens only from then on.
        (refused: unknown) => refuseConnection(refused),
      );
    });
  });
  socket.on("close", () => {
    clearInterval(keepAlive);
    for (const id of [...subscriptions.keys()]) drop(id);
  });
  socket.on("error", () => socket.terminate());
}

function idOf(text: string): string | undefined {
  try {
    const { id } = JSON.parse(text) as { id?: unknown };
    return typeof id === "string" ? id : undefined;
  } catch {
    return undefined;
  }
}
