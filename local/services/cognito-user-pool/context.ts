import type { Clock, Mailbox } from "../interfaces.ts";
import type { Attempts } from "./attempts.ts";
import type { Authenticate } from "./authenticate.ts";
import type { ChallengeSessions, Pending, PendingPasskey, PendingSrp } from "./challenge-sessions.ts";
import type { Codes } from "./codes.ts";
import type { SessionStore } from "./session-store.ts";
import type { SignIn } from "./sign-in.ts";
import type { IssueTokens } from "./tokens.ts";
import type { Triggers } from "./triggers.ts";
import type { UserPools } from "./user-pool.ts";
import type { UserStore } from "./user-store.ts";

/** All that operations are made of; each takes from it what it needs. */
export interface Context {
  readonly pools: UserPools;
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly pendingSrp: Pending<PendingSrp>;
  readonly pendingPasskeys: Pending<PendingPasskey>;
  readonly challengeSessions: ChallengeSessions;
  readonly attempts: Attempts;
  readonly codes: Codes;
  readonly mailbox: Pick<Mailbox, "forget">;
  readonly triggers: Triggers;
  readonly authenticate: Authenticate;
  readonly issueTokens: IssueTokens;
  /** After the password was proved. */
  readonly signIn: SignIn;
  /** After all that is asked was answered. */
  readonly completeSignIn: SignIn;
  /** Makes the stable answers for users that do not exist. */
  readonly decoySecret: string;
  readonly clock: Clock;
}

/** An operation takes its input as parsed JSON and answers what goes on the wire. Throws AwsError. */
export type Operation = (input: object) => Promise<object>;
