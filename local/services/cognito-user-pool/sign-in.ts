import type { Clock } from "../interfaces.ts";
import { userNotConfirmed } from "./errors.ts";
import type { SessionStore } from "./session-store.ts";
import type { SrpChallenge } from "./srp.ts";
import type { IssueTokens, Tokens } from "./tokens.ts";
import type { Triggers } from "./triggers.ts";
import type { UserPoolClient } from "./user-pool.ts";
import type { User } from "./user-store.ts";

/** What `InitiateAuth` and `RespondToAuthChallenge` answer once nothing more is asked. */
export interface SignedIn {
  readonly ChallengeParameters: Record<string, never>;
  readonly AuthenticationResult: Tokens & { readonly RefreshToken?: string };
}

export type SignIn = (client: UserPoolClient, user: User) => Promise<SignedIn>;

/** The last step of every sign-in, after the password was proved. Throws UserNotConfirmedException. */
export function createSignIn(options: { sessions: SessionStore; issueTokens: IssueTokens; triggers: Triggers }): SignIn {
  const { sessions, issueTokens, triggers } = options;
  return async (client, user) => {
    if (user.status !== "CONFIRMED") throw userNotConfirmed();
    await triggers.preAuthentication(client, user);
    const { session, refreshToken } = await sessions.open(client, user);
    const tokens = await issueTokens(client, user, session, "Authentication");
    await triggers.postAuthentication(client, user);
    return { ChallengeParameters: {}, AuthenticationResult: { ...tokens, RefreshToken: refreshToken } };
  };
}

/** A sign-in that waits for its password proof. */
export interface PendingSignIn {
  readonly client: UserPoolClient;
  /** Of the user, or of the decoy that stands for one who does not exist. */
  readonly username: string;
  readonly verifier: { readonly salt: string; readonly verifier: string };
  readonly srp: SrpChallenge;
}

export interface PendingSignIns {
  add(secretBlock: string, pending: PendingSignIn): void;
  /** Each can be taken once, within three minutes. */
  take(secretBlock: string): PendingSignIn | undefined;
}

const sessionLifetime = 3 * 60_000;
const remembered = 10_000;

/** In memory only: after a restart a half-done sign-in starts again. */
export function createPendingSignIns({ clock }: { clock: Clock }): PendingSignIns {
  const waiting = new Map<string, PendingSignIn & { readonly expiresAt: number }>();
  return {
    add(secretBlock, pending) {
      const oldest = waiting.size >= remembered ? waiting.keys().next().value : undefined;
      if (oldest !== undefined) waiting.delete(oldest);
      waiting.set(secretBlock, { ...pending, expiresAt: clock.now() + sessionLifetime });
    },
    take(secretBlock) {
      const pending = waiting.get(secretBlock);
      waiting.delete(secretBlock);
      return pending && pending.expiresAt > clock.now() ? pending : undefined;
    },
  };
}
