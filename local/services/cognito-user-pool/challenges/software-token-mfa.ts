import { AwsError } from "../../../gateway/aws-error.ts";
import { attemptName } from "../codes.ts";
import type { Context } from "../context.ts";
import { stepOfCode } from "../software-token.ts";
import { type Challenge, requireResponse, requireSession, requireUser } from "./challenge.ts";

type Needs = Pick<Context, "users" | "attempts" | "challengeSessions" | "completeSignIn" | "clock">;

/** A code of the person's authenticator app, each of which works once. The session lasts over wrong codes. */
export const softwareTokenMfa =
  ({ users, attempts, challengeSessions, completeSignIn, clock }: Needs): Challenge =>
  async ({ client, responses, session, metadata }) => {
    const code = requireResponse(responses, "SOFTWARE_TOKEN_MFA_CODE");
    const token = requireSession(session);
    const user = requireUser(users, challengeSessions.require(token, client, "SOFTWARE_TOKEN_MFA"), responses);
    const counted = `token ${attemptName(client.pool, user.username)}`;
    attempts.requireUnlocked(counted);
    const step = user.softwareToken && stepOfCode(user.softwareToken.secret, code, clock.now());
    if (user.softwareToken === undefined || step === undefined) {
      attempts.passwordFailed(counted);
      throw new AwsError("CodeMismatchException", "Invalid code received for user");
    }
    // An older code than the last one, too: whoever looked over a shoulder may have kept it.
    if (step <= user.softwareToken.lastStep) {
      throw new AwsError("ExpiredCodeException", "Your software token has already been used once.");
    }
    attempts.passwordAccepted(counted);
    challengeSessions.close(token);
    const updated = { ...user, softwareToken: { ...user.softwareToken, lastStep: step } };
    await users.save(client.pool, updated);
    return completeSignIn(client, updated, metadata);
  };
