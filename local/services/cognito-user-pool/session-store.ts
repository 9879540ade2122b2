import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { DurableStore } from "../../storage/durable-store.ts";
import type { Clock } from "../interfaces.ts";
import type { User } from "./user-store.ts";
import type { UserPoolClient } from "./user-pool.ts";

/** One sign-in: all tokens that came from it carry its id as `origin_jti` and end with it. */
export interface Session {
  readonly id: string;
  readonly poolId: string;
  readonly clientId: string;
  readonly username: string;
  /** Of the user: another person may be given the same username later. */
  readonly sub: string;
  /** Milliseconds since the epoch. */
  readonly signedInAt: number;
  /** When its refresh tokens end. */
  readonly expiresAt: number;
  readonly revoked: boolean;
  /** Newest last. Hashes, so that the store gives no token away. */
  readonly refreshTokens: readonly { readonly hash: string; readonly replacedAt?: number }[];
}

export interface SessionStore {
  get(id: string): Session | undefined;
  findByRefreshToken(token: string): Session | undefined;
  open(client: UserPoolClient, user: User): Promise<{ session: Session; refreshToken: string }>;
  /** A new refresh token for a used one, which goes on working for as long as the client's grace period. */
  rotate(session: Session, used: string): Promise<string>;
  revoke(...sessions: Session[]): Promise<void>;
  ofUser(user: User): Session[];
  remove(...sessions: Session[]): Promise<void>;
}

export function createSessionStore(store: DurableStore, clock: Clock): SessionStore {
  const sessions = store.table<Session>("session");
  const ended = [...sessions.values()].filter((session) => session.expiresAt <= clock.now()).map((session) => session.id);
  if (ended.length > 0) void sessions.delete(...ended);
  const byRefreshToken = new Map<string, string>();
  for (const session of sessions.values()) index(session);

  function index(session: Session): void {
    for (const { hash } of session.refreshTokens) byRefreshToken.set(hash, session.id);
  }
  function save(session: Session): Promise<void> {
    index(session);
    return sessions.put(session.id, session);
  }

  return {
    get: (id) => sessions.get(id),
    findByRefreshToken: (token) => sessions.get(byRefreshToken.get(hashToken(token)) ?? ""),
    async open(client, { poolId, username, sub }) {
      const refreshToken = newRefreshToken();
      const now = clock.now();
      const session: Session = {
        id: randomUUID(),
        poolId,
        clientId: client.id,
        username,
        sub,
        signedInAt: now,
        expiresAt: now + client.refreshTokenLifetime * 1000,
        revoked: false,
        refreshTokens: [{ hash: hashToken(refreshToken) }],
      };
      await save(session);
      return { session, refreshToken };
    },
    async rotate(session, used) {
      const refreshToken = newRefreshToken();
      const usedHash = hashToken(used);
      const others = session.refreshTokens.map((each) => (each.hash === usedHash ? { replacedAt: clock.now(), ...each } : each));
      await save({ ...session, refreshTokens: [...others, { hash: hashToken(refreshToken) }] });
      return refreshToken;
    },
    async revoke(...revoked) {
      await Promise.all(revoked.map((session) => save({ ...session, revoked: true })));
    },
    ofUser: ({ poolId, sub }) => [...sessions.values()].filter((session) => session.poolId === poolId && session.sub === sub),
    async remove(...removed) {
      for (const { hash } of removed.flatMap((session) => session.refreshTokens)) byRefreshToken.delete(hash);
      await sessions.delete(...removed.map((session) => session.id));
    },
  };
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

function newRefreshToken(): string {
  return randomBytes(64).toString("base64url");
}
