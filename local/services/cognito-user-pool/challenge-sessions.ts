import { randomBytes } from "node:crypto";
import type { Clock } from "../interfaces.ts";
import { notAuthorized } from "./errors.ts";
import type { UserPoolClient } from "./user-pool.ts";
import type { SrpChallenge } from "./srp.ts";
import type { ChallengeResult } from "./triggers.ts";

/** What one step of a sign-in leaves for the next. */
export interface Pending<Value> {
  add(key: string, value: Value, lifetimeSeconds: number): void;
  get(key: string): Value | undefined;
  remove(key: string): void;
}

const remembered = 10_000;

/** In memory only: after a restart a half-done sign-in starts again. */
export function createPending<Value>({ clock }: { clock: Clock }): Pending<Value> {
  const waiting = new Map<string, { readonly value: Value; readonly expiresAt: number }>();
  return {
    add(key, value, lifetimeSeconds) {
      const oldest = waiting.size >= remembered ? waiting.keys().next().value : undefined;
      if (oldest !== undefined) waiting.delete(oldest);
      waiting.set(key, { value, expiresAt: clock.now() + lifetimeSeconds * 1000 });
    },
    get(key) {
      const pending = waiting.get(key);
      return pending && pending.expiresAt > clock.now() ? pending.value : undefined;
    },
    remove: (key) => void waiting.delete(key),
  };
}

/** A sign-in that waits for its password proof; found by its `SECRET_BLOCK`. */
export interface PendingSrp {
  readonly client: UserPoolClient;
  /** Of the user, or of the decoy that stands for one who does not exist. */
  readonly username: string;
  readonly verifier: { readonly salt: string; readonly verifier: string };
  readonly srp: SrpChallenge;
  /** What a custom sign-in asked so far; left out where the password is all that is asked. */
  readonly results?: readonly ChallengeResult[] | undefined;
  /** As it was typed. */
  readonly name: string;
}

/** A passkey that the browser is about to make; found by the person's `sub`. */
export interface PendingPasskey {
  readonly challenge: string;
  readonly clientId: string;
}

/** What a `Session` stands for: whose sign-in it is, and what was asked of them. */
export interface ChallengeSession {
  readonly client: UserPoolClient;
  readonly username: string;
  /** Undefined for the decoy of a user who does not exist. */
  readonly sub: string | undefined;
  readonly challenge: "SOFTWARE_TOKEN_MFA" | "MFA_SETUP" | "SELECT_CHALLENGE" | "PASSWORD" | "PASSWORD_SRP" | "WEB_AUTHN" | "CUSTOM_CHALLENGE";
  /** What a passkey is to sign. */
  readonly webAuthnChallenge?: string;
  /** What the functions of a custom sign-in said of the challenge, and of those before it. */
  readonly custom?: {
    readonly results: readonly ChallengeResult[];
    readonly privateParameters: Readonly<Record<string, unknown>>;
    readonly challengeMetadata: string | undefined;
  };
  /** A secret that an authenticator app was given in this sign-in, and whether its first code was right. */
  readonly setup?: { readonly secret: string; readonly verifiedStep?: number; readonly deviceName?: string };
}

export interface ChallengeSessions {
  /** Answers the `Session` to send along with the challenge. */
  open(session: ChallengeSession): string;
  /** Throws NotAuthorizedException for a session that is over, another client's, or of another challenge. */
  require(token: string, client: UserPoolClient | undefined, challenge: ChallengeSession["challenge"]): ChallengeSession;
  close(token: string): void;
}

export function createChallengeSessions({ clock }: { clock: Clock }): ChallengeSessions {
  const pending = createPending<ChallengeSession>({ clock });
  return {
    open(session) {
      const token = randomBytes(96).toString("base64url");
      pending.add(token, session, session.client.challengeLifetime);
      return token;
    },
    require(token, client, challenge) {
      const session = pending.get(token);
      if (!session || (client && session.client.id !== client.id)) throw notAuthorized("Invalid session for the user, session is expired.");
      if (session.challenge !== challenge) throw notAuthorized("Invalid session for the user.");
      return session;
    },
    close: (token) => pending.remove(token),
  };
}
