/**
 * Who is using this browser, read from where amplify keeps its tokens: the page knows it at first paint, without a
 * byte of amplify. Nothing here proves anything; the backend checks every token.
 */
export type Session =
  | { state: "guest"; ended?: "expired" | "elsewhere" }
  | { state: "signed-in"; sub: string; username: string; email: string };

export interface SessionStore {
  current: () => Session;
  subscribe: (listener: () => void) => () => void;
  /** Reads the tokens again. `why` is remembered if this ends a signed-in session. */
  refresh: (why?: "expired" | "elsewhere") => void;
  /** Only tokens of this client count from now on; a browser can hold those of an older deployment too. */
  useClient: (clientId: string) => void;
}

/** Amplify's TokenStore writes `<prefix><client id>.LastAuthUser` and `<prefix><client id>.<username>.idToken`. */
export const prefix = "CognitoIdentityServiceProvider.";
const lastUser = ".LastAuthUser";

export type Tokens = Pick<Storage, "getItem" | "key" | "length">;

export function createSessionStore(storage: Tokens): SessionStore {
  const listeners = new Set<() => void>();
  let client: string | undefined;
  let session = readSession(storage);

  const refresh = (why?: "expired" | "elsewhere") => {
    const next = readSession(storage, client);
    if (same(next, session)) return;
    session = next.state === "guest" && session.state === "signed-in" && why ? { state: "guest", ended: why } : next;
    listeners.forEach((listener) => listener());
  };

  return {
    current: () => session,
    refresh,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    useClient: (clientId) => {
      client = clientId;
      refresh();
    },
  };
}

function readSession(storage: Tokens, clientId?: string): Session {
  const client = clientId ?? findClient(storage);
  const username = client && storage.getItem(prefix + client + lastUser);
  const token = username && storage.getItem(`${prefix}${client}.${username}.idToken`);
  const claims = token ? readClaims(token) : undefined;
  return claims && username ? { state: "signed-in", username, ...claims } : { state: "guest" };
}

function findClient(storage: Tokens): string | undefined {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  const key = keys.find((one) => one.startsWith(prefix) && one.endsWith(lastUser));
  return key?.slice(prefix.length, -lastUser.length);
}

function readClaims(token: string): { sub: string; email: string } | undefined {
  try {
    const base64 = (token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown; email?: unknown };
    return typeof claims.sub === "string" && typeof claims.email === "string"
      ? { sub: claims.sub, email: claims.email }
      : undefined;
  } catch {
    return undefined;
  }
}

const same = (a: Session, b: Session): boolean =>
  a.state === b.state && (a.state === "guest" || (b.state === "signed-in" && a.sub === b.sub && a.email === b.email));
