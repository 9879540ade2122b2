import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { WebSocket } from "ws";
import type { Schema } from "../../amplify/data/resource.ts";
import type { Outputs } from "./amplify-client.ts";

/** As `GetCredentialsForIdentity` or `fetchAuthSession` answers them. */
export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export type RoomEvent = Schema["RoomEvent"]["type"];
type Room = Schema["Room"]["type"];
type Member = Schema["Member"]["type"];
type Message = Schema["Message"]["type"];
type Flag = Schema["Flag"]["type"];

/** What the API refused, in its own words: `Code: sentence` where a function did. */
export class Refused extends Error {
  readonly errorType: string | undefined;
  constructor(errors: readonly WireError[] | undefined) {
    super(errors?.[0]?.message ?? "There was no answer.");
    this.errorType = errors?.[0]?.errorType;
  }
}

interface WireError {
  readonly message: string;
  readonly errorType?: string;
}

const memberFields = "memberId name language joinedAt seenAt away";
const messageFields =
  "roomId sequence messageId memberId speaker text language translations { language text } failures { language code } notUnderstoodBy saidAt";
const flagFields = "roomId sequence memberId kind";
const roomFields = `roomId title code hostId me members { ${memberFields} } sequence createdAt expiresAt`;

/** One person among many in one process: speaks the API as the browser's client does, without its weight. Rejects with Refused, or as `fetch` does. */
export interface RoomMember {
  readonly openRoom: (title: string, language: string, displayName: string) => Promise<Room>;
  readonly joinRoom: (code: string, displayName: string, language: string) => Promise<{ roomId: string; memberId: string; room: Room }>;
  readonly room: (roomId: string) => Promise<Room>;
  readonly messages: (roomId: string, after: number, limit?: number) => Promise<Message[]>;
  readonly say: (roomId: string, messageId: string, text: string, language: string) => Promise<Message>;
  readonly setPresence: (roomId: string, away: boolean) => Promise<Room>;
  readonly flagMessage: (roomId: string, sequence: number, kind: "notUnderstood" | "understood") => Promise<Flag>;
  readonly setMyLanguage: (roomId: string, language: string) => Promise<Member>;
  readonly removeMember: (roomId: string, memberId: string) => Promise<Member>;
  readonly leaveRoom: (roomId: string) => Promise<Member>;
  readonly closeRoom: (roomId: string) => Promise<string>;
  /** Any other request; resolves with its `data`. */
  readonly ask: <Answer = Record<string, unknown>>(query: string, variables?: object) => Promise<Answer>;
  /** `onRoomEvent` on a socket of its own. */
  readonly listen: (roomId: string, onEvent: (event: RoomEvent) => void) => Listening;
}

export interface Listening {
  /** Resolves when events arrive from now on; rejects with Refused, or an error of the network, where that never comes. */
  readonly started: Promise<void>;
  /** Resolves when it hears no more: refused, completed by the server, or cut. */
  readonly ended: Promise<void>;
  readonly stop: () => void;
}

/** A guest's own credentials, new each time. */
export const newGuest = async (outputs: Outputs): Promise<SigningCredentials> => (await identityOf(outputs)).credentials;

/** The identity of the person whose token it is, or else that of a new guest, with its credentials. */
export async function identityOf({ auth, custom }: Outputs, idToken?: string): Promise<{ identityId: string; credentials: SigningCredentials }> {
  const login = idToken !== undefined && { Logins: { [`cognito-idp.${auth.aws_region}.amazonaws.com/${auth.user_pool_id}`]: idToken } };
  const ask = async (operation: string, input: object) => {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `AWSCognitoIdentityService.${operation}` };
    const response = await fetch(custom.endpoints.identityPool, { method: "POST", headers, body: JSON.stringify({ ...input, ...login }) });
    if (!response.ok) throw new Error(`${operation}: ${await response.text()}`);
    return (await response.json()) as { IdentityId: string; Credentials: Record<"AccessKeyId" | "SecretKey" | "SessionToken", string> };
  };
  const { IdentityId } = await ask("GetId", { IdentityPoolId: auth.identity_pool_id });
  const { AccessKeyId, SecretKey, SessionToken } = (await ask("GetCredentialsForIdentity", { IdentityId })).Credentials;
  return { identityId: IdentityId, credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretKey, sessionToken: SessionToken } };
}

export function roomMember({ auth, data }: Outputs, credentials: SigningCredentials): RoomMember {
  const { host, hostname, port, pathname, protocol } = new URL(data.url);
  const signer = new SignatureV4({ service: "appsync", region: auth.aws_region, credentials, sha256: Sha256 });

  async function sign(path: string, body: string): Promise<Record<string, string>> {
    const headers = { host, "content-type": "application/json" };
    const request = { method: "POST", protocol, hostname, port: Number(port), path, headers, body };
    return (await signer.sign(request)).headers;
  }

  async function ask<Data = Record<string, unknown>>(query: string, variables: object = {}): Promise<Data> {
    const body = JSON.stringify({ query, variables });
    const request = { method: "POST", headers: await sign(pathname, body), body, signal: AbortSignal.timeout(30_000) };
    const answer = (await (await fetch(data.url, request)).json()) as Answer;
    if (answer.errors?.length || !answer.data) throw new Refused(answer.errors);
    return answer.data as Data;
  }

  /** One field with all its arguments, whose types their names tell. */
  async function call<Result>(kind: "query" | "mutation", field: string, args: Readonly<Record<string, string | number | boolean>>, selection = ""): Promise<Result> {
    const types = Object.keys(args).map((name) => `$${name}: ${typeOf[name] ?? "String!"}`);
    const passed = Object.keys(args).map((name) => `${name}: $${name}`);
    const answer = await ask(`${kind} (${types.join(", ")}) { ${field}(${passed.join(", ")}) ${selection && `{ ${selection} }`} }`, args);
    return answer[field] as Result;
  }

  return {
    ask,
    openRoom: (title, language, displayName) => call("mutation", "openRoom", { title, language, displayName }, roomFields),
    joinRoom: (code, displayName, language) =>
      call("mutation", "joinRoom", { code, displayName, language }, `roomId memberId room { ${roomFields} }`),
    room: (roomId) => call("query", "room", { roomId }, roomFields),
    messages: (roomId, after, limit = 100) => call("query", "messages", { roomId, after, limit }, messageFields),
    say: (roomId, messageId, text, language) => call("mutation", "say", { roomId, messageId, text, language }, messageFields),
    setPresence: (roomId, away) => call("mutation", "setPresence", { roomId, away }, roomFields),
    flagMessage: (roomId, sequence, kind) => call("mutation", "flagMessage", { roomId, sequence, kind }, flagFields),
    setMyLanguage: (roomId, language) => call("mutation", "setMyLanguage", { roomId, language }, memberFields),
    removeMember: (roomId, memberId) => call("mutation", "removeMember", { roomId, memberId }, memberFields),
    leaveRoom: (roomId) => call("mutation", "leaveRoom", { roomId }, memberFields),
    closeRoom: (roomId) => call("mutation", "closeRoom", { roomId }),
    listen: (roomId, onEvent) => listenOn(`${data.url.replace(/^http/, "ws")}/realtime`, (path, body) => sign(pathname + path, body), roomId, onEvent),
  };
}

const typeOf: Readonly<Record<string, string>> = {
  roomId: "ID!", messageId: "ID!", memberId: "ID!", away: "Boolean!", sequence: "Int!", after: "Int", limit: "Int",
};

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly WireError[];
}

const subscription = JSON.stringify({
  query: `subscription ($roomId: ID!) { onRoomEvent(roomId: $roomId) {
    roomId kind message { ${messageFields} } flag { ${flagFields} } member { ${memberFields} } } }`,
  variables: { roomId: "ROOM" },
});

type Sign = (path: string, body: string) => Promise<Record<string, string>>;

/** https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html */
function listenOn(url: string, sign: Sign, roomId: string, onEvent: (event: RoomEvent) => void): Listening {
  const state = { isOver: false, close: (): void => undefined, end: (): void => undefined };
  const ended = new Promise<void>((resolve) => (state.end = resolve));

  const started = new Promise<void>((resolve, reject) => {
    const fail = (error: unknown) => {
      reject(error instanceof Error ? error : new Error(String(error)));
      state.isOver = true;
      state.close();
      state.end();
    };
    const connect = async () => {
      const header = Buffer.from(JSON.stringify(await sign("/connect", "{}"))).toString("base64url");
      const data = subscription.replace("ROOM", roomId);
      const authorization = await sign("", data);
      if (state.isOver) return;
      const socket = new WebSocket(url, ["graphql-ws", `header-${header}`], { perMessageDeflate: false });
      state.close = () => socket.terminate();
      socket.on("error", () => fail(connectionLost()));
      socket.on("close", () => fail(connectionLost()));
      socket.on("open", () => socket.send('{"type":"connection_init"}'));
      socket.on("message", (text: Buffer) => {
        const { type, payload } = JSON.parse(text.toString()) as Received;
        if (type === "connection_ack") socket.send(JSON.stringify({ id: "1", type: "start", payload: { data, extensions: { authorization } } }));
        else if (type === "start_ack") resolve();
        else if (type === "data" && payload?.data && !state.isOver) onEvent(payload.data.onRoomEvent);
        else if (type === "error" || type === "connection_error" || type === "complete") fail(new Refused(payload?.errors));
      });
    };
    connect().catch(fail);
  });
  started.catch(() => undefined); // Whoever does not ask is not troubled.

  const stop = () => {
    state.isOver = true;
    state.close();
    state.end();
  };
  return { started, ended, stop };
}

/** As `fetch` says it. */
const connectionLost = () => new TypeError("The connection was lost.");

interface Received {
  readonly type: string;
  readonly payload?: { readonly data?: { readonly onRoomEvent: RoomEvent }; readonly errors?: readonly WireError[] };
}
