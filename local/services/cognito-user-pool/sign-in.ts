import type { ChallengeSession, ChallengeSessions } from "./challenge-sessions.ts";
import { resetRequired, userNotConfirmed } from "./errors.ts";
import type { SessionStore } from "./session-store.ts";
import type { IssueTokens } from "./tokens.ts";
import type { ClientMetadata, Triggers } from "./triggers.ts";
import type { UserPoolClient } from "./user-pool.ts";
import type { User } from "./user-store.ts";

/** What `InitiateAuth` and `RespondToAuthChallenge` answer: the next challenge, or tokens once nothing more is asked. */
export type SignIn = (client: UserPoolClient, user: User, metadata?: ClientMetadata) => Promise<object>;

/** The last step of every sign-in. */
export function createCompleteSignIn(options: { sessions: SessionStore; issueTokens: IssueTokens; triggers: Triggers }): SignIn {
  const { sessions, issueTokens, triggers } = options;
  return async (client, user, metadata) => {
    const { session, refreshToken } = await sessions.open(client, user);
    const tokens = await issueTokens(client, user, session, "Authentication", metadata);
    await triggers.postAuthentication(client, user, metadata);
    return { ChallengeParameters: {}, AuthenticationResult: { ...tokens, RefreshToken: refreshToken } };
  };
}

/**
 * What follows once the password was proved: a second factor where the person has one, or the pool demands it.
 * Throws UserNotConfirmedException, PasswordResetRequiredException.
 */
export function createSignIn(options: { challengeSessions: ChallengeSessions; completeSignIn: SignIn }): SignIn {
  const { challengeSessions, completeSignIn } = options;
  return async (client, user, metadata) => {
    if (user.status === "UNCONFIRMED") throw userNotConfirmed();
    if (user.status === "RESET_REQUIRED") throw resetRequired();
    const ask = (challenge: ChallengeSession["challenge"], parameters: Readonly<Record<string, string>>) => ({
      ChallengeName: challenge,
      Session: challengeSessions.open({ client, username: user.username, sub: user.sub, challenge }),
      ChallengeParameters: { USER_ID_FOR_SRP: user.username, ...parameters },
    });
    if (hasSecondFactor(client, user)) {
      const { deviceName } = user.softwareToken ?? {};
      return ask("SOFTWARE_TOKEN_MFA", deviceName ? { FRIENDLY_DEVICE_NAME: deviceName } : {});
    }
    if (client.pool.mfa === "ON") return ask("MFA_SETUP", { MFAS_CAN_SETUP: JSON.stringify(["SOFTWARE_TOKEN_MFA"]) });
    return completeSignIn(client, user, metadata);
  };
}

/** Where the pool demands a second factor, one that was verified is in use whether it was turned on or not. */
export function hasSecondFactor({ pool }: UserPoolClient, { softwareToken }: User): boolean {
  if (!softwareToken || pool.mfa === "OFF" || !pool.softwareTokens) return false;
  return softwareToken.enabled || pool.mfa === "ON";
}
